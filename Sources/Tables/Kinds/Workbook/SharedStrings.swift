import Results

/// The texts that the cells of a workbook share, each as a field of comma-separated text.
///
/// Runs of differing looks are put together; what tells how to pronounce a text (`rPh`) is left out.
final class SharedStrings: XMLHandler {
  private(set) var isTooLarge = false
  /// All fields, one behind the other, and where each ends.
  private var fields: [UInt8] = []
  private var ends: [UInt32] = []
  private var item: [UInt8] = []
  private var isItem = false
  private var isText = false
  private var phonetic = 0

  /// How many there are.
  var count: Int { ends.count }

  /// The field of a text; nil when there is none of that number.
  subscript(_ index: Int) -> Range<Int>? {
    guard ends.indices.contains(index) else { return nil }
    return (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// Gives the bytes of a field to whoever takes them.
  func withField(_ range: Range<Int>, _ take: (Span<UInt8>) -> Void) {
    let fields = fields
    take(fields.span.extracting(range))
  }

  func start(_ name: XMLName, of scanner: XMLScanner) {
    switch name {
    case .stringItem:
      isItem = true
      item.removeAll(keepingCapacity: true)
    case .phonetic: phonetic += 1
    case .text: isText = isItem && phonetic == 0
    default: break
    }
  }

  func end(_ name: XMLName, of scanner: XMLScanner) {
    switch name {
    case .text: isText = false
    case .phonetic: phonetic -= 1
    case .stringItem:
      isItem = false
      FieldText.append(EscapedText.undone(item).span, to: &fields)
      ends.append(UInt32(clamping: fields.count))
      check(scanner)
    default: break
    }
  }

  func text(_ bytes: Span<UInt8>) {
    guard isText, item.count + bytes.count <= WorkbookLimits.sharedStrings else { return }
    for at in bytes.indices { item.append(bytes[at]) }
  }

  private func check(_ scanner: XMLScanner) {
    guard fields.count + 4 * ends.count > WorkbookLimits.sharedStrings else { return }
    isTooLarge = true
    scanner.stop()
  }
}
