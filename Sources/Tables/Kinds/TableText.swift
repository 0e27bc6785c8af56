public import Platform
public import Results

/// A table as comma-separated text in UTF-8, whatever kind of file it came from, with what the file
/// itself says of its columns.
///
/// Line *n* of the text is row *n* of a sheet, so that diagnostics point at the row people see; a line
/// end inside a cell becomes a space. A file that was CSV in UTF-8 already is left as it is.
public struct TableText: Sendable, Hashable {
  /// What a file says of one column beside its name.
  public struct Column: Sendable, Hashable {
    /// The name in the first row of the text.
    public var name: String
    /// The question, where the file has it apart from the name.
    public var label: String?
    /// What the codes stand for, in the file's order: code as the text has it, and words.
    public var valueLabels: [Coded] = []
    /// Codes that the file itself declares to be no answer, with their words where it has them.
    public var missingCodes: [Coded] = []

    /// A code and its words.
    public struct Coded: Sendable, Hashable {
      /// The code as it stands in the text.
      public var code: String
      /// Its words; empty where the file has none.
      public var words: String

      /// A code and its words.
      public init(code: String, words: String) {
        (self.code, self.words) = (code, words)
      }
    }

    /// A column of which the file says nothing but its name.
    public init(name: String, label: String? = nil) {
      (self.name, self.label) = (name, label)
    }
  }

  /// The text, under the name that the user gave.
  public var file: SourceFile
  /// What the user should know: sheets and rows nobody sees, cells without a value.
  public var notes: [Diagnostic] = []
  /// What the file says of its columns, in order; empty for kinds that say nothing.
  public var columns: [Column] = []
  /// Whether the text was made from another kind of file, so that commas part its fields.
  public var isConverted = false
  /// By correction of the layout the rows of this file that it met.
  public var corrections: [Int] = []
  /// Whether names of columns were read as their source means them, and rows left out.
  public var isTidied = false

  /// Takes a text as it is.
  public init(_ file: SourceFile) { self.file = file }
}
