import CExpat

/// What takes the elements of an XML document as they come.
protocol XMLHandler: AnyObject {
  /// An element begins; its attributes can be asked of the scanner until this returns.
  func start(_ name: XMLName, of scanner: XMLScanner)
  /// An element ends.
  func end(_ name: XMLName, of scanner: XMLScanner)
  /// Text, or a part of it.
  func text(_ bytes: Span<UInt8>)
}

/// Why an XML document was given up.
enum XMLFault: Sendable, Hashable {
  /// Its marks are not in order at a line.
  case syntax(line: Int)
  /// It declares a document type, which can make entities that grow without end.
  case documentType
  /// Its elements stand too deep in each other.
  case tooDeep
}

/// Reads XML block by block (expat), without knowing of anything outside the document.
@safe final class XMLScanner {
  /// Why the document was given up; nil as long as nothing is wrong with it.
  private(set) var fault: XMLFault?
  /// Whether the handler wants no more.
  private(set) var isStopped = false

  private let parser: XML_Parser
  private let handler: any XMLHandler
  /// Names and values in turn, while an element begins.
  private var attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  private var depth = 0
  private static let deepest = 64

  /// Starts a document for a handler.
  init(_ handler: any XMLHandler) {
    guard let made = unsafe XML_ParserCreate(nil) else {
      preconditionFailure("expat could not start")
    }
    unsafe parser = made
    self.handler = handler
    unsafe XML_SetUserData(made, Unmanaged.passUnretained(self).toOpaque())
    unsafe XML_SetElementHandler(
      made,
      { data, name, attributes in
        guard let data = unsafe data, let name = unsafe name else { return }
        unsafe Unmanaged<XMLScanner>.fromOpaque(data)._withUnsafeGuaranteedRef {
          unsafe $0.start(name, attributes)
        }
      },
      { data, name in
        guard let data = unsafe data, let name = unsafe name else { return }
        unsafe Unmanaged<XMLScanner>.fromOpaque(data)._withUnsafeGuaranteedRef {
          unsafe $0.end(name)
        }
      })
    unsafe XML_SetCharacterDataHandler(made) { data, text, count in
      guard let data = unsafe data, let text = unsafe text, count > 0 else { return }
      unsafe Unmanaged<XMLScanner>.fromOpaque(data)._withUnsafeGuaranteedRef { scanner in
        unsafe text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
          if scanner.isStopped { return }
          scanner.handler.text(unsafe UnsafeBufferPointer(start: bytes, count: Int(count)).span)
        }
      }
    }
    unsafe XML_SetStartDoctypeDeclHandler(made) { data, _, _, _, _ in
      guard let data = unsafe data else { return }
      unsafe Unmanaged<XMLScanner>.fromOpaque(data)._withUnsafeGuaranteedRef {
        $0.giveUp(.documentType)
      }
    }
  }

  deinit { unsafe XML_ParserFree(parser) }

  /// Takes the next bytes, at most a block of a few hundred kilobytes.
  ///
  /// - Parameters:
  ///   - bytes: of the document.
  ///   - isLast: whether the document ends behind them.
  /// - Returns: false when the document was given up, or the handler wants no more.
  func take(_ bytes: Span<UInt8>, isLast: Bool = false) -> Bool {
    guard fault == nil, !isStopped else { return false }
    let status = unsafe bytes.withUnsafeBytes { raw in
      unsafe XML_Parse(
        parser, raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: raw.count),
        isLast ? 1 : 0)
    }
    if status == XML_STATUS_OK { return !isStopped }
    if fault == nil, !isStopped {
      fault = .syntax(line: unsafe Int(clamping: XML_GetCurrentLineNumber(parser)))
    }
    return false
  }

  /// Ends the reading: nothing more is wanted of the document.
  func stop() {
    guard !isStopped else { return }
    isStopped = true
    unsafe _ = XML_StopParser(parser, XML_Bool(XML_FALSE))
  }

  /// Goes through the attributes of the element that begins.
  func forEachAttribute(_ take: (XMLName, Span<UInt8>) -> Void) {
    guard var next = unsafe attributes else { return }
    while let name = unsafe next[0], let value = unsafe next[1] {
      let count = unsafe Self.length(value)
      unsafe value.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
        take(
          unsafe XMLName(Self.packed(name)),
          unsafe UnsafeBufferPointer(start: bytes, count: count).span)
      }
      unsafe next += 2
    }
  }

  private func start(
    _ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    if isStopped { return }
    depth += 1
    if depth > Self.deepest { return giveUp(.tooDeep) }
    unsafe self.attributes = attributes
    handler.start(unsafe XMLName(Self.packed(name)), of: self)
    unsafe self.attributes = nil
  }

  private func end(_ name: UnsafePointer<CChar>) {
    if isStopped { return }
    depth -= 1
    handler.end(unsafe XMLName(Self.packed(name)), of: self)
  }

  private func giveUp(_ why: XMLFault) {
    if fault == nil { fault = why }
    stop()
  }

  private static func length(_ text: UnsafePointer<CChar>) -> Int {
    var count = 0
    while unsafe text[count] != 0 { count += 1 }
    return count
  }

  /// A name without the prefix of its namespace, as two words.
  private static func packed(_ name: UnsafePointer<CChar>) -> XMLName.Packed {
    var packed = XMLName.Packed()
    var next = unsafe name
    while unsafe next.pointee != 0 {
      packed.take(UInt8(bitPattern: unsafe next.pointee))
      unsafe next += 1
    }
    return packed
  }
}
