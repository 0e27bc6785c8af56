import CYAML

/// libyaml's events, handed on one by one.
enum YAMLEvents {
  /// Reads UTF-8 bytes until they end, `handle` throws, or libyaml finds a fault, which is given.
  static func read<Stop: Error>(
    _ bytes: [UInt8], handle: (YAMLEvent) throws(Stop) -> Void
  ) throws(Stop) -> YAMLFault? {
    // The parser remembers its own address and that of the text: both stay put until the end.
    let text = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    defer { unsafe text.deallocate() }
    _ = unsafe text.update(fromContentsOf: bytes)
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { unsafe parser.deallocate() }
    guard unsafe yaml_parser_initialize(parser) == 1 else { return outOfMemory }
    defer { unsafe yaml_parser_delete(parser) }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, text.baseAddress, bytes.count)

    while true {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(parser, &event) == 1 else { return unsafe fault(parser) }
      defer { unsafe yaml_event_delete(&event) }
      if unsafe event.type == YAML_STREAM_END_EVENT { return nil }
      if let step = unsafe step(event) { try handle(step) }
    }
  }

  private static var outOfMemory: YAMLFault {
    YAMLFault(problem: "out of memory", position: .characters(0))
  }

  private static func step(_ event: yaml_event_t) -> YAMLEvent? {
    let index = unsafe Int(clamping: event.start_mark.index)
    switch unsafe event.type {
    case YAML_DOCUMENT_START_EVENT: return YAMLEvent(kind: .documentStart, index: index)
    case YAML_ALIAS_EVENT: return YAMLEvent(kind: .alias, index: index)
    case YAML_SEQUENCE_END_EVENT: return YAMLEvent(kind: .sequenceEnd, index: index)
    case YAML_MAPPING_END_EVENT: return YAMLEvent(kind: .mappingEnd, index: index)
    case YAML_SEQUENCE_START_EVENT:
      let start = unsafe event.data.sequence_start
      return unsafe YAMLEvent(
        kind: .sequenceStart, index: index, hasAnchor: start.anchor != nil,
        hasTag: start.tag != nil)
    case YAML_MAPPING_START_EVENT:
      let start = unsafe event.data.mapping_start
      return unsafe YAMLEvent(
        kind: .mappingStart, index: index, hasAnchor: start.anchor != nil,
        hasTag: start.tag != nil)
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let value = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return unsafe YAMLEvent(
        kind: .scalar(
          String(decoding: value, as: UTF8.self),
          isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE),
        index: index, hasAnchor: scalar.anchor != nil, hasTag: scalar.tag != nil)
    default: return nil
    }
  }

  private static func fault(_ parser: UnsafeMutablePointer<yaml_parser_t>) -> YAMLFault {
    let parser = unsafe parser.pointee
    let problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? "unknown fault"
    switch unsafe parser.error {
    case YAML_READER_ERROR:
      return unsafe YAMLFault(
        problem: problem, position: .bytes(Int(clamping: parser.problem_offset)))
    case YAML_MEMORY_ERROR: return outOfMemory
    default:
      return unsafe YAMLFault(
        problem: problem, position: .characters(Int(clamping: parser.problem_mark.index)))
    }
  }
}
