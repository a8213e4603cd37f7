/** The globals that transformed sources call so that the async context outlives an `await`. Not enumerable. */
export const recordName = '$coldstartAwaits';
export const suspendName = '$coldstartSuspend';
export const resumeName = '$coldstartResume';
export const enterName = '$coldstartEnter';
export const eachName = '$coldstartEach';
