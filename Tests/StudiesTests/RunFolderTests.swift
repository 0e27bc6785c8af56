import Platform
import Results
import Studies
import Tables
import TestSupport
import Testing

@Suite("The folder of a run")
struct RunFolderTests {
  static let studies = ["state-anxiety", "support-sim", "small-services", "talking-sim"]

  static func run(_ name: String) throws -> StudyRun {
    try StudyRun(ProjectStudies.path(name), catalog: ProjectStudies.catalog)
  }

  @Test("two runs give the same bytes", arguments: studies)
  func sameBytes(_ name: String) throws {
    let first = try Self.run(name).files
    let second = try Self.run(name).files
    #expect(first == second)
  }

  @Test("the manifest hashes every other file as it is", arguments: studies)
  func hashes(_ name: String) throws {
    let files = try Self.run(name).files
    let manifest = try #require(files.last)
    #expect(manifest.name == "manifest.json")
    let text = String(decoding: manifest.bytes, as: UTF8.self)
    for file in files.dropLast() {
      #expect(text.contains(SHA256.hexadecimal(file.bytes)), "\(file.name)")
    }
  }

  @Test("no file says NaN or infinity, and none names a path", arguments: studies)
  func clean(_ name: String) throws {
    for file in try Self.run(name).files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains("nan,") && !text.contains(": nan") && !text.contains("inf,"))
      #expect(!text.contains(ProjectFiles.root))
    }
  }

  @Test("the tables have the columns that are promised")
  func columns() throws {
    let files = try Self.run("support-sim").files
    func header(_ name: String) -> String? {
      files.first { $0.name == name }.flatMap {
        String(decoding: $0.bytes, as: UTF8.self).split(separator: "\n").first.map(String.init)
      }
    }
    #expect(
      header("scores.csv")
        == "service,person,occasion,date,scale,score,metric,value,answered,items,status,reason")
    #expect(
      header("change.csv")?.hasPrefix(
        "service,person,first_occasion,last_occasion,first,last,change,index,category") == true)
  }

  @Test("the workbook holds the same tables as the CSV files", arguments: studies)
  func workbook(_ name: String) throws {
    let files = try Self.run(name).files
    let workbook = try #require(files.first { $0.name == "results.xlsx" })
    let tables = files.filter { $0.name.hasSuffix(".csv") && !$0.name.hasPrefix("share/") }
    #expect(tables.count == 8)
    for table in tables {
      var opening = TableOpening()
      opening.sheet = String(table.name.dropLast(4))
      let sheet = try TableText(
        workbook: SourceFile(name: workbook.name, bytes: workbook.bytes), opening)
      #expect(try Self.cells(sheet.file) == Self.cells(table))
    }
  }

  /// The cells of a table: numbers as numbers, since a workbook has no digits of its own for them, and
  /// line ends within a text as spaces.
  static func cells(_ file: OutputFile) throws -> [[String]] {
    try cells(SourceFile(name: file.name, bytes: file.bytes))
  }

  static func cells(_ file: SourceFile) throws -> [[String]] {
    var reader = try CSVReader(file)
    var record = CSVRecord()
    var rows: [[String]] = []
    while try reader.read(into: &record) {
      rows.append(
        record.fields.map { field in
          let text = reader.text(field).replacing("\n", with: " ")
          return NumberText.value(text).map { NumberText.text($0) } ?? text
        })
    }
    return rows
  }

  @Test("the methods page shows every choice behind a model and a person")
  func methodsPage() throws {
    let file = try #require(Self.run("support-sim").files.first { $0.name == "report.html" })
    let page = String(decoding: file.bytes, as: UTF8.self)
    for choice in [
      "total ~ occasion + (occasion | person) + (1 | worker)", "Restricted maximum likelihood",
      "Satterthwaite", "the id, in every team", "Baseline, Review 1", "1.96",
    ] {
      #expect(page.contains(choice), "\(choice)")
    }
  }
}
