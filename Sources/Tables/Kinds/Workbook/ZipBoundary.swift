import CZip

/// A zip file in memory, read entry by entry (libzip). Nothing is ever unpacked onto the disk, so a
/// name in it is only a name.
@safe final class ZipArchive {
  /// How the reading of an entry ended.
  enum End {
    /// All of it came, and its check sum is right.
    case whole
    /// Whoever took the bytes wanted no more.
    case stopped
    /// It breaks off, its check sum is wrong, or it is packed in a way that is not known.
    case damaged
  }

  /// How many entries there are.
  let count: Int
  private let archive: OpaquePointer
  private let bytes: UnsafeMutableRawPointer
  private var block = [UInt8](repeating: 0, count: 1 << 17)

  /// Takes a file; nil when libzip does not find a whole zip file in it.
  init?(_ file: [UInt8]) {
    // libzip goes back to the bytes as long as the archive is open.
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, file.count), alignment: 16)
    unsafe file.withUnsafeBytes { content in
      if let start = content.baseAddress {
        unsafe copy.copyMemory(from: start, byteCount: content.count)
      }
    }
    var error = unsafe zip_error_t()
    unsafe zip_error_init(&error)
    defer { unsafe zip_error_fini(&error) }
    guard let source = unsafe zip_source_buffer_create(copy, UInt64(file.count), 0, &error) else {
      unsafe copy.deallocate()
      return nil
    }
    guard let opened = unsafe zip_open_from_source(source, ZIP_RDONLY, &error) else {
      unsafe zip_source_free(source)
      unsafe copy.deallocate()
      return nil
    }
    unsafe archive = opened
    unsafe bytes = copy
    count = unsafe Int(clamping: zip_get_num_entries(opened, 0))
  }

  deinit {
    unsafe zip_discard(archive)
    unsafe bytes.deallocate()
  }

  /// Where an entry stands, by its name whatever its capitals; nil when there is none.
  func index(of name: String) -> Int? {
    guard !name.utf8.contains(0) else { return nil }
    let found = unsafe zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
    return found < 0 ? nil : Int(found)
  }

  /// How many bytes an entry takes in the file, and how many it says to hold.
  func size(of index: Int) -> (packed: Int, stated: Int)? {
    var facts = unsafe zip_stat_t()
    guard unsafe zip_stat_index(archive, UInt64(index), 0, &facts) == 0 else { return nil }
    return unsafe (Int(clamping: facts.comp_size), Int(clamping: facts.size))
  }

  /// Reads an entry block by block.
  ///
  /// - Parameters:
  ///   - index: which.
  ///   - take: takes the next bytes; false when it wants no more.
  /// - Returns: how it ended.
  func read(_ index: Int, take: (Span<UInt8>) -> Bool) -> End {
    guard let entry = unsafe zip_fopen_index(archive, UInt64(index), 0) else { return .damaged }
    defer { unsafe _ = zip_fclose(entry) }
    while true {
      let taken = unsafe block.withUnsafeMutableBytes { room in
        unsafe zip_fread(entry, room.baseAddress, UInt64(room.count))
      }
      guard taken >= 0, taken <= block.count else { return .damaged }
      if taken == 0 { return .whole }
      if !take(block.span.extracting(0..<Int(taken))) { return .stopped }
    }
  }
}
