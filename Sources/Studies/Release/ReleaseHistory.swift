import Disclosure
import Documents
import Platform
import Results
import Tables

/// What earlier runs released, as `releases.csv` in their private folders has it. It holds exact numbers of
/// people, so it is never part of `share/`.
struct ReleaseHistory {
  static let name = "releases"

  /// The file, where an earlier run had one.
  private(set) var file: SourceFile?
  /// What it says.
  private(set) var ledger = ReleaseLedger()

  /// No earlier run.
  init() {}

  /// Reads the folder of an earlier run; one without the file released nothing.
  ///
  /// - Throws: `RefusedInput` with `csv.…`, `study.since` where it is no such table.
  init(folder: String) throws(RefusedInput) {
    guard Folder.entries(of: folder)?.contains("\(Self.name).csv") == true else { return }
    let file = try SourceFile(reading: "\(folder)/\(Self.name).csv")
    self.file = file
    var reader = try CSVReader(file)
    let header = try CSVHeader(reading: &reader)
    guard header.names == ReleaseLedger.Entry.columns else { throw Self.refusal(file, line: 1) }
    var record = CSVRecord()
    while try reader.read(into: &record) {
      do throws(Withheld) {
        ledger.add(try ReleaseLedger.Entry(row: record.fields.map(reader.text)))
      } catch {
        throw Self.refusal(file, line: record.line)
      }
    }
  }

  /// `releases.csv`: a row per set of figures that was released, now and before.
  static func sheet(_ ledger: ReleaseLedger) -> WorkbookWriter.Sheet {
    WorkbookWriter.Sheet(
      name, about: "A row per set of figures that was released in share/, now and before.",
      ResultTable(
        columns: ReleaseLedger.Entry.columns,
        rows: ledger.entries.map { entry in
          entry.row.map { $0.isEmpty ? .missing : .text($0) }
        }))
  }

  private static func refusal(_ file: SourceFile, line: Int) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .studySince, at: Place(file: file.name, line: line, column: 1),
        "This is not the list of what an earlier run released.",
        help: "Put the file back as the run wrote it: the next release is held against it.")
    ])
  }
}
