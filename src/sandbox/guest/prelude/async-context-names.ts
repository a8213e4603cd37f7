/** The globals that transformed sources call so that the async context outlives an `await`. Not enumerable. */
export const suspendName = '$coldstartSuspend';
export const settleName = '$coldstartSettle';
export const resumeName = '$coldstartResume';
export const enterName = '$coldstartEnter';
