import CXLSXWriter

/// A workbook that is being written (libxlsxwriter).
@safe final class WorkbookOutput {
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private let bold: UnsafeMutablePointer<lxw_format>?
  private var isClosed = false

  /// Starts a workbook at a path; nil when there is no memory for it.
  init?(path: String, title: String) {
    guard let made = unsafe workbook_new(path) else { return nil }
    unsafe workbook = made
    unsafe bold = workbook_add_format(made)
    unsafe format_set_bold(bold)
    // The same input gives the same bytes: 1 January 2000 stands for the time of writing.
    unsafe title.withCString { title in
      var properties = unsafe lxw_doc_properties()
      unsafe properties.title = UnsafeMutablePointer(mutating: title)
      unsafe properties.created = 946_684_800
      unsafe _ = workbook_set_properties(made, &properties)
    }
  }

  deinit { if !isClosed { unsafe lxw_workbook_free(workbook) } }

  /// Adds a sheet, whose name is one that Excel takes; nil otherwise.
  func addSheet(_ name: String) -> Sheet? {
    unsafe workbook_add_worksheet(workbook, name).map { unsafe Sheet($0, bold) }
  }

  /// Writes the file; false when that could not be done.
  func close() -> Bool {
    guard !isClosed else { return false }
    isClosed = true
    return unsafe workbook_close(workbook) == LXW_NO_ERROR
  }

  /// A sheet of it. It must not outlive the workbook.
  @safe struct Sheet {
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let bold: UnsafeMutablePointer<lxw_format>?

    fileprivate init(
      _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ bold: UnsafeMutablePointer<lxw_format>?
    ) {
      unsafe self.sheet = sheet
      unsafe self.bold = bold
    }

    /// Writes a text: always as a text, whatever it begins with.
    func write(_ text: String, row: Int, column: Int, isBold: Bool = false) -> Bool {
      unsafe worksheet_write_string(
        sheet, UInt32(clamping: row), UInt16(clamping: column), text, isBold ? bold : nil)
        == LXW_NO_ERROR
    }

    /// Writes a finite number.
    func write(_ number: Double, row: Int, column: Int) -> Bool {
      unsafe worksheet_write_number(
        sheet, UInt32(clamping: row), UInt16(clamping: column), number, nil) == LXW_NO_ERROR
    }

    /// Makes a column so many characters wide.
    func setWidth(_ width: Int, column: Int) {
      let column = UInt16(clamping: column)
      unsafe _ = worksheet_set_column(sheet, column, column, Double(width), nil)
    }

    /// Keeps the first row in sight.
    func freezeFirstRow() { unsafe worksheet_freeze_panes(sheet, 1, 0) }
  }
}
