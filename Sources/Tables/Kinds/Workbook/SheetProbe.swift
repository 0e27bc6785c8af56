/// Finds out whether anything stands in a sheet, and reads no further than needed.
final class SheetProbe: XMLHandler {
  private(set) var hasContent = false
  private var isData = false
  private var isValue = false

  func start(_ name: XMLName, of scanner: XMLScanner) {
    switch name {
    case .sheetData: isData = true
    case .value, .text, .formula: isValue = isData
    default: break
    }
  }

  func end(_ name: XMLName, of scanner: XMLScanner) {
    switch name {
    case .sheetData: scanner.stop()
    case .value, .text, .formula: isValue = false
    default: break
    }
    if hasContent { scanner.stop() }
  }

  func text(_ bytes: Span<UInt8>) {
    if isValue { hasContent = true }
  }
}
