import Platform
import Results

/// A workbook as the zip file it is: parts by name, each read once as it comes.
struct WorkbookFile {
  /// The name that the user gave.
  let name: String
  private let archive: ZipArchive

  /// Opens a workbook.
  ///
  /// - Throws: `RefusedInput` with `workbook.password`, `workbook.old-format`, `workbook.damaged`,
  ///   `workbook.too-large`, `workbook.open-document`, `workbook.binary` or `workbook.none`.
  init(_ file: SourceFile) throws(RefusedInput) {
    name = file.name
    if OldContainer.isOne(file.bytes) {
      throw OldContainer.isEncrypted(file.bytes)
        ? WorkbookRefusal.password(name) : WorkbookRefusal.old(name)
    }
    guard let archive = ZipArchive(file.bytes), archive.count > 0 else {
      throw WorkbookRefusal.damaged(name, "it breaks off, or is no zip file as .xlsx files are")
    }
    guard archive.count <= WorkbookLimits.entries else {
      throw WorkbookRefusal.tooManyEntries(name, archive.count)
    }
    self.archive = archive
    if FileKind(file.bytes) == .openDocument { throw WorkbookRefusal.openDocument(name) }
  }

  /// Whether there is a part of this name.
  func has(_ part: String) -> Bool { archive.index(of: part) != nil }

  /// Reads a part.
  ///
  /// - Parameters:
  ///   - part: its name within the file.
  ///   - handler: takes its elements.
  /// - Throws: `RefusedInput` with `workbook.damaged`, `workbook.too-large`, `workbook.expands`,
  ///   `workbook.document-type` or `workbook.too-deep`.
  func read(_ part: String, with handler: some XMLHandler) throws(RefusedInput) {
    let shown = SheetPlace.shown(part)
    guard let index = archive.index(of: part), let size = archive.size(of: index) else {
      throw WorkbookRefusal.damaged(name, "its part \(shown) is missing")
    }
    let scanner = XMLScanner(handler)
    var count = 0
    var problem: RefusedInput?
    let end = archive.read(index) { block in
      count += block.count
      if count > WorkbookLimits.entry {
        problem = WorkbookRefusal.tooLargePart(name, shown)
      } else if count > WorkbookLimits.ratioFloor, count / WorkbookLimits.ratio > size.packed {
        problem = WorkbookRefusal.expands(name, shown)
      }
      return problem == nil && scanner.take(block)
    }
    if let problem { throw problem }
    if end == .whole, !scanner.isStopped, scanner.fault == nil {
      _ = scanner.take([UInt8]().span, isLast: true)
    }
    switch scanner.fault {
    case .documentType: throw WorkbookRefusal.documentType(name, shown)
    case .tooDeep: throw WorkbookRefusal.tooDeep(name, shown)
    case .syntax(let line):
      throw WorkbookRefusal.damaged(name, "its part \(shown) is not in order at line \(line)")
    case nil: break
    }
    if end == .damaged {
      throw WorkbookRefusal.damaged(
        name, "its part \(shown) does not unpack, or its check sum is wrong")
    }
  }
}
