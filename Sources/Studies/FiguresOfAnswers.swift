import Journeys
import Reports
import Scales
import Scoring

extension AnswersAccount {
  /// Counts the answers to one scale.
  ///
  /// - Parameters:
  ///   - scale: the scale.
  ///   - position: its position in the panel.
  ///   - panel: everybody's journeys.
  init(_ scale: Scale, at position: Int, of panel: Panel) {
    var labels: [Double: String] = [:]
    for entry in panel.journeys.lazy.flatMap(\.entries) where labels[entry.occasion.position] == nil
    {
      labels[entry.occasion.position] = entry.occasion.label
    }
    let occasions = labels.sorted { $0.key < $1.key }
    let place = Dictionary(uniqueKeysWithValues: occasions.enumerated().map { ($1.key, $0) })
    let none = [Int](repeating: 0, count: occasions.count)
    var rows = none
    var asked = [[Int]](repeating: none, count: scale.items.count)
    var missing = asked
    var latest = scale.items.map { [Int](repeating: 0, count: $0.options.count) }
    var people = 0
    for journey in panel.journeys {
      var last = [Int?](repeating: nil, count: scale.items.count)
      for entry in journey.entries {
        guard let at = place[entry.occasion.position] else { continue }
        rows[at] += 1
        for (item, response) in entry.responses[position].enumerated() {
          switch response {
          case .answered(let code):
            asked[item][at] += 1
            last[item] = code
          case .missing, .declined, .refused, .setAside:
            asked[item][at] += 1
            missing[item][at] += 1
          case .skipped, .notApplicable: break
          }
        }
      }
      if last.contains(where: { $0 != nil }) { people += 1 }
      for (item, code) in last.enumerated() {
        guard let choice = scale.items[item].options.firstIndex(where: { $0.code == code }) else {
          continue
        }
        latest[item][choice] += 1
      }
    }
    self.init(
      scale: scale.id, name: scale.name, occasions: occasions.map(\.value), rows: rows,
      persons: panel.journeys.count, people: people,
      questions: scale.items.enumerated().map { number, item in
        Question(
          id: item.id, text: item.text,
          choices: item.options.map { Choice(code: $0.code, label: $0.label) },
          asked: asked[number], missing: missing[number], latest: latest[number])
      })
  }
}
