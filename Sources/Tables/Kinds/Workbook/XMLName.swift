/// The names of elements and attributes that matter in a workbook, without prefixes.
enum XMLName: String, CaseIterable {
  // The hot ones first: a sheet has millions of them.
  case cell = "c"
  case value = "v"
  case reference = "r"
  case style = "s"
  case text = "t"
  case row = "row"
  case formula = "f"
  case inline = "is"
  case phonetic = "rPh"
  case stringItem = "si"
  case hidden = "hidden"
  case minimum = "min"
  case maximum = "max"
  case columnRange = "col"
  case range = "ref"
  case merged = "mergeCell"
  case sheetData = "sheetData"
  case sheet = "sheet"
  case sheetName = "name"
  case state = "state"
  case relation = "id"
  case relationship = "Relationship"
  case relationshipId = "Id"
  case target = "Target"
  case type = "Type"
  case targetMode = "TargetMode"
  case numberFormat = "numFmt"
  case numberFormatId = "numFmtId"
  case formatCode = "formatCode"
  case cellFormats = "cellXfs"
  case format = "xf"
  case properties = "workbookPr"
  case date1904 = "date1904"
  /// Any other.
  case other = ""

  /// A name of up to sixteen bytes as two words, so that names are compared at once.
  struct Packed: Hashable {
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var count = 0

    /// Takes the next byte; a colon ends a prefix, which does not count.
    @inline(__always) mutating func take(_ byte: UInt8) {
      if byte == UInt8(ascii: ":") {
        self = Packed()
      } else if count < 8 {
        first = first << 8 | UInt64(byte)
        count += 1
      } else {
        second = second << 8 | UInt64(byte)
        count += 1
      }
    }

    /// Whether it is the same name; those of more than sixteen bytes are the same as none.
    @inline(__always) func isSame(as other: Packed) -> Bool {
      first == other.first && second == other.second && count == other.count
    }
  }

  private static let table: [(packed: Packed, name: XMLName)] = allCases.map { name in
    var packed = Packed()
    for byte in name.rawValue.utf8 { packed.take(byte) }
    return (packed, name)
  }

  /// Recognises a name.
  init(_ packed: Packed) {
    let table = Self.table
    for at in table.indices where table[at].packed.isSame(as: packed) {
      self = table[at].name
      return
    }
    self = .other
  }
}
