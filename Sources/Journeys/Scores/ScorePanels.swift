/// Panels of several scores of the same people, joined by the person: service and id together.
public struct ScorePanels: Sendable {
  /// The panels.
  public let panels: [ScorePanel]
  /// Person after person, by panel the person's place in it, or −1.
  private let places: [Int32]

  /// Joins panels of files that were read with the same columns of person and service.
  public init(_ panels: [ScorePanel]) {
    self.panels = panels
    var keys = IdTable(seed: 0, isOrdered: false)
    var numbers: [[Int]] = []
    for panel in panels {
      numbers.append(
        panel.order.map { number in
          let key = panel.ids.range(Int(number))
          return keys.number(of: panel.ids.bytes.span.extracting(key)).number
        })
    }
    let hasServices = panels.first?.hasServices ?? false
    let order = IdOrder(keys, hasServices: hasServices).sorted()
    var rank = [Int](repeating: 0, count: order.count)
    for (place, number) in order.enumerated() { rank[Int(number)] = place }
    var places = [Int32](repeating: -1, count: order.count * panels.count)
    for (panel, persons) in numbers.enumerated() {
      for (place, number) in persons.enumerated() {
        places[rank[number] * panels.count + panel] = Int32(clamping: place)
      }
    }
    self.places = places
  }

  /// Persons that any of the panels has.
  public var count: Int { panels.isEmpty ? 0 : places.count / panels.count }

  /// The place of a person in one of the panels; nil where it has no such person.
  public func place(_ person: Int, in panel: Int) -> Int? {
    let place = places[person * panels.count + panel]
    return place < 0 ? nil : Int(place)
  }

  /// The id of a person, as the files have it.
  public func id(_ person: Int) -> ArraySlice<UInt8> {
    for panel in panels.indices {
      if let place = place(person, in: panel) { return panels[panel].id(place) }
    }
    return []
  }

  /// The service of a person; empty where the files name none.
  public func service(_ person: Int) -> ArraySlice<UInt8> {
    for panel in panels.indices {
      if let place = place(person, in: panel) { return panels[panel].service(place) }
    }
    return []
  }
}
