/** With one of these in it a cell of CSV is in quotes, as with its delimiter. A byte order mark may begin the file. */
export const unsafeCharacters = ['"', '\r', '\n', '\ufeff']
/** What a spreadsheet takes for the begin of a formula. */
export const formulaBegins = ['=', '+', '-', '@', '\t', '\r']
