/** What the folder is called that can be downloaded, and its zip. */
export const folderName = 'coldstart-playground';
