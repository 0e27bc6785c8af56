import Documents
import Results

extension FrameworkOutcome {
  init?(_ node: Node, _ reading: Reading) {
    guard var object = ObjectReader(node, reading) else { return nil }
    let id = object.id("id", reading)
    let name = object.words("name", reading)
    let about = object.words("about", reading)
    let kind = object.choice("kind", Kind.self)
    let chosenBy = object.choice("chosenBy", Chooser.self)
    let control = object.choice("control", Control.self)
    let timeFrame = object.object("timeFrame").flatMap(TimeFrame.init(reading:))
    let indicators = (object.array("indicators") ?? []).compactMap { Indicator($0, reading) }
    object.finish()
    guard let id, let name, let about, let kind, let chosenBy, let control, let timeFrame
    else { return nil }
    self.init(
      id: id, name: name, about: about, kind: kind, chosenBy: chosenBy, control: control,
      timeFrame: timeFrame, indicators: indicators, place: node.place)
  }
}

extension FrameworkOutcome.TimeFrame {
  fileprivate init?(reading reader: ObjectReader) {
    var object = reader
    let notBefore = object.number("notBeforeMonths")
    let expectedBy = object.number("expectedByMonths")
    object.finish()
    guard let notBefore, let expectedBy else { return nil }
    self.init(notBeforeMonths: notBefore, expectedByMonths: expectedBy)
  }
}
