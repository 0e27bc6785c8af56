/// The formats of a workbook's cells, by the number with which cells name them.
final class CellStyles: XMLHandler {
  private var formats: [NumberFormat] = []
  private var codes: [Int: NumberFormat] = [:]
  private var isInside = false

  /// The format of this number; that of a number where there is none.
  subscript(_ index: Int) -> NumberFormat {
    formats.indices.contains(index) ? formats[index] : .number
  }

  func start(_ name: XMLName, of scanner: XMLScanner) {
    switch name {
    case .numberFormat: readCode(scanner)
    case .cellFormats: isInside = true
    case .format where isInside:
      var id = 0
      scanner.forEachAttribute { name, value in
        if name == .numberFormatId { id = Int(digits: value) ?? 0 }
      }
      formats.append(codes[id] ?? NumberFormat(builtIn: id))
    default: break
    }
  }

  func end(_ name: XMLName, of scanner: XMLScanner) {
    if name == .cellFormats { isInside = false }
  }

  func text(_ bytes: Span<UInt8>) {}

  private func readCode(_ scanner: XMLScanner) {
    var id: Int?
    var code: [UInt8] = []
    scanner.forEachAttribute { name, value in
      switch name {
      case .numberFormatId: id = Int(digits: value)
      case .formatCode: code = value.indices.map { value[$0] }
      default: break
      }
    }
    if let id { codes[id] = NumberFormat(code: code) }
  }
}
