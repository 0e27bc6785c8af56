import Foundation

/// A folder under `Fixtures` with its tables.
public struct Fixture: Sendable {
  /// A table of text without quotes: columns by name.
  public struct Table: Sendable {
    /// Names in the order of the file.
    public var names: [String]
    /// Cells by column name.
    public var columns: [String: [String]]

    /// A column, or nothing where there is none of that name.
    public func column(_ name: String) -> [String] { columns[name] ?? [] }
  }

  /// The root of the package, found from where this file lies.
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private let folder: URL

  /// Makes the fixture at a path beneath `Fixtures`, for example `models/sleepstudy`.
  public init(_ path: String) {
    folder = Self.root.appending(path: "Fixtures").appending(path: path)
  }

  /// Reads a comma-separated table, for example `input.csv`.
  public func table(_ file: String) throws -> Table {
    let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let names = lines.first ?? []
    var columns: [String: [String]] = [:]
    for (index, name) in names.enumerated() {
      columns[name] = lines.dropFirst().map { $0[index] }
    }
    return Table(names: names, columns: columns)
  }
}
