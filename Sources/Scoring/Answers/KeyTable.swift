/// Texts of bytes, numbered from 0 in the order in which they were first seen. Two are the same when
/// all their bytes are.
///
/// Open addressing with linear probing (Knuth, TAOCP 3, §6.4), at most half full; the texts stand one
/// after the other in a single array.
struct KeyTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [Int] = []
  /// Per place the number of a text and one, or 0.
  private var places = [Int](repeating: 0, count: 1 << 10)

  /// How many texts there are.
  var count: Int { ends.count }

  /// A text by its number.
  subscript(_ number: Int) -> ArraySlice<UInt8> {
    bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  /// The number of a text; a new one when it was not seen before.
  mutating func number(of text: ArraySlice<UInt8>) -> Int {
    if ends.count * 2 >= places.count { grow() }
    let place = place(of: text)
    if places[place] > 0 { return places[place] - 1 }
    bytes += text
    ends.append(bytes.count)
    places[place] = ends.count
    return ends.count - 1
  }

  private func place(of text: ArraySlice<UInt8>) -> Int {
    let mask = places.count - 1
    // Seeded anew in every process; nothing depends on where a text is kept.
    var place = text.hashValue & mask
    while places[place] > 0, !self[places[place] - 1].elementsEqual(text) {
      place = (place + 1) & mask
    }
    return place
  }

  private mutating func grow() {
    places = [Int](repeating: 0, count: places.count * 2)
    for number in ends.indices { places[place(of: self[number])] = number + 1 }
  }
}
