import Results

/// Excel workbooks that cannot be read, and what nobody sees in those that can.
extension Explanation {
  static let workbooks: [Explanation] = [
    Explanation(
      .workbookDamaged,
      "The workbook breaks off, or its parts do not fit together.",
      matters: "A part of the answers could be gone without a trace.",
      remedy:
        "Copy or download it again. If it opens in a spreadsheet program, save it again there.",
      example: "survey.xlsx     # 4 KB, where the original has 3 MB"),
    Explanation(
      .workbookPassword,
      "The workbook is protected by a password, so its content is encrypted.",
      matters: "Nothing in it can be read, not even how many people there are.",
      remedy:
        "Open it with the password, save a copy without one, and keep that copy in a safe place.",
      example: "waymark score protected.xlsx --scale swemwbs"),
    Explanation(
      .workbookOldFormat,
      "The file is a workbook of before 2007 (.xls), which is another kind of file.",
      matters:
        "It is not read at all: half-understood, its dates and numbers could come out wrong.",
      remedy: "Open it and save it as .xlsx, or as CSV UTF-8.",
      example: "survey.xls"),
    Explanation(
      .workbookOpenDocument,
      "The file is an OpenDocument spreadsheet (.ods).",
      matters: "It is not read: its cells are written in another way than Excel's.",
      remedy: "Save it as .xlsx, or as CSV UTF-8; LibreOffice does both.",
      example: "survey.ods"),
    Explanation(
      .workbookBinary,
      "The file is a binary workbook (.xlsb).",
      matters: "It is not read: a different format under nearly the same name.",
      remedy: "Save it as .xlsx, or as CSV UTF-8.",
      example: "survey.xlsb"),
    Explanation(
      .workbookNone,
      "The zip file holds no workbook, though it looks like one.",
      matters: "There is no table in it to read.",
      remedy: "Look what the file is; a document of a word processor is packed in the same way.",
      example: "survey.docx renamed to survey.xlsx"),
    Explanation(
      .workbookTooLarge,
      "The workbook is larger than any sheet of answers can be: in rows, columns, parts or text.",
      matters: "Reading on could use up the memory of the machine.",
      remedy:
        "Keep the sheet and the columns that are needed, or export them as CSV, which has no such limit.",
      example: "a sheet with a cell in row 1048576"),
    Explanation(
      .workbookExpands,
      "A part of the workbook is compressed far more than any table is, and would grow without end.",
      matters: "Files are made so to bring programs down; no answers look like this.",
      remedy: "Find out who made the file. If it is yours, save it again in a spreadsheet program.",
      example: "40 KB that unpack to 4 GB"),
    Explanation(
      .workbookDocumentType,
      "The workbook declares a document type or entities inside, as workbooks never do.",
      matters: "Such declarations can pull in other files, so nothing of it is read.",
      remedy: "Find out who made the file, and save it again in a spreadsheet program.",
      example: "<!DOCTYPE x [<!ENTITY …>]>"),
    Explanation(
      .workbookTooDeep,
      "Elements inside the workbook stand within each other deeper than a sheet ever has.",
      matters: "It is no sheet of a spreadsheet program, and reading on could exhaust the program.",
      remedy: "Save it again in a spreadsheet program.",
      example: "<a><a><a>…     # 65 of them"),
    Explanation(
      .workbookOrder,
      "Rows or cells of the sheet do not stand in their order, or one stands there twice.",
      matters: "An answer could land in another person's row.",
      remedy: "Open it in a spreadsheet program and save it again: that puts them in order.",
      example: "row 7, row 9, row 8"),
    Explanation(
      .workbookValue,
      "A cell holds a number that is none, or a kind of value that workbooks do not have.",
      matters: "What the cell is meant to show cannot be told.",
      remedy: "Look at that cell in a spreadsheet program, and save the file again.",
      example: "<c r=\"C4\"><v>three</v></c>"),
    Explanation(
      .workbookSharedString,
      "A cell points to a text that is not in the workbook's list of texts.",
      matters: "The answer that stood there is lost, and others may point to wrong texts.",
      remedy:
        "Take an earlier copy, or open and save the file in a spreadsheet program and compare.",
      example: "text 412 of 300"),
    Explanation(
      .workbookFormula,
      "A formula has no value beside it: the program that wrote the file never worked it out.",
      matters: "Read as empty, a computed id or answer would vanish.",
      remedy: "Open the file in a spreadsheet program, which works it out, and save it.",
      example: "=B2&\"-\"&C2     # without a result"),
    Explanation(
      .workbookSheets,
      "Several sheets hold something, and it was not said which one is the table.",
      matters: "The first sheet need not be the right one: summaries often stand before answers.",
      remedy: "Name it: --sheet NAME, or sheet: NAME under data in a study file.",
      example: "waymark score survey.xlsx --sheet Answers --scale swemwbs"),
    Explanation(
      .workbookSheetUnknown,
      "The workbook has no sheet of the name that was given.",
      matters: "Another sheet in its place would be another table.",
      remedy: "Write the name as the tab shows it, capitals and spaces included.",
      example: "--sheet answers     # the tab says Answers"),
    Explanation(
      .workbookNothing,
      "No sheet that can be seen holds anything.",
      matters: "There is nobody in the file, or everybody is on a hidden sheet.",
      remedy: "See whether it is the right file; a hidden sheet can be named with --sheet.",
      example: "an empty template"),
    Explanation(
      .workbookHiddenSheet,
      "A sheet that is hidden holds something, and was not read.",
      matters: "Lookup lists are often hidden; so, now and then, is a part of the answers.",
      remedy: "Show all sheets and look. To read the hidden one instead, name it with --sheet.",
      example: "sheets: Answers, lists (hidden)"),
    Explanation(
      .workbookHiddenRows,
      "Rows of the sheet are hidden, often by a filter that is still on. They were read.",
      matters: "Somebody may believe that only what is shown was counted.",
      remedy: "If hidden people are not meant to count, save a copy of what is shown.",
      example: "a filter on Service = North"),
    Explanation(
      .workbookHiddenColumns,
      "Columns of the sheet are hidden. They were read.",
      matters:
        "A hidden column can have the name of the one that is meant, or hold another version.",
      remedy: "Show all columns, and see that names and answers stand as they should.",
      example: "columns D to F hidden"),
    Explanation(
      .workbookMerged,
      "Cells of the sheet are merged. Only the first cell of a merged range holds what it shows.",
      matters: "An id that stands once for three rows is missing in two of them.",
      remedy: "Unmerge the cells, and fill each row in.",
      example: "A2:A4 merged: one id for three rows"),
    Explanation(
      .workbookErrors,
      "Cells show an error, such as #N/A. They were read as empty.",
      matters: "A lookup that found nothing looks like an answer that nobody gave.",
      remedy: "See what the formulas look for; where a value was meant, repair it and save.",
      example: "=VLOOKUP(A2,codes,2)     # shows #N/A"),
  ]

  static let statistical: [Explanation] = [
    Explanation(
      .statisticalDamaged,
      "The SPSS or Stata file breaks off, or is not in order within.",
      matters: "Rows behind the break are lost, and those before it cannot be relied on.",
      remedy: "Copy or download it again, or open it in its program and save it again.",
      example: "survey.sav     # half downloaded"),
    Explanation(
      .statisticalEncoding,
      "Texts in the file are not in the encoding that the file itself states.",
      matters: "Names and labels would come out wrong, and ids that differ could look the same.",
      remedy: "State the encoding with --encoding windows-1252, or save the file again as Unicode.",
      example: "a file of an old SPSS on Windows, labelled UTF-8"),
    Explanation(
      .statisticalVersion,
      "The file is of a version of the format that is not read here.",
      matters: "Read by guess, missing values could become numbers.",
      remedy: "Save it as .sav, or as .dta of Stata 13 or 14, or export CSV UTF-8.",
      example: "survey.dta of Stata 4"),
    Explanation(
      .statisticalTooLarge,
      "The SPSS or Stata file is larger than what is read whole.",
      matters: "Such files are kept in memory; a larger one could bring the machine down.",
      remedy: "Keep the columns that are needed, or export CSV, which is read as a stream.",
      example: "survey.sav of 3 GB"),
    Explanation(
      .statisticalLeftOut,
      "This waymark was built without SPSS and Stata files.",
      matters: "The file is not read at all.",
      remedy:
        "Export it as CSV UTF-8, or build waymark with the trait StatFiles, which is on by default.",
      example: "swift build --disable-default-traits"),
    Explanation(
      .statisticalDates,
      "A column has dates by week, month, quarter or half-year, or with leap seconds; they were read as the numbers that stand for them.",
      matters: "Such a number among days would be a wrong day.",
      remedy: "In Stata, make days of them (%td) if they are needed as dates.",
      example: "format wave %tq     # 2025q3 is kept as 262"),
  ]
}
