import Documents
import Results

extension BandSet {
  init?(_ node: Node, _ context: ScaleContext) {
    let reading = context.reading
    guard var object = ObjectReader(node, reading) else { return nil }
    let id = object.optionalString("id")
    let metric = object.string("metric")
    let cuts = object.array("cuts")?.compactMap { $0.numberValue(reading) }
    let labels = object.array("labels")?.compactMap { $0.stringValue(reading) }
    let population = object.optionalString("population")
    let country = object.optionalString("country")
    let year = object.optionalYear(reading)
    let status = object.optionalChoice("status", Status.self)
    let source = object.source(context)
    object.finish()
    guard let metric, let cuts, let labels, let source else { return nil }
    let increases = zip(cuts, cuts.dropFirst()).allSatisfy { $0 < $1 }
    guard labels.count == cuts.count + 1, increases else {
      reading.report(
        .scaleBands, at: node.place,
        "\(cuts.count) cuts in increasing order make \(cuts.count + 1) bands; "
          + "\(labels.count) labels are given.",
        help: "Give the cuts in increasing order and one label more than there are cuts.")
      return nil
    }
    // A set without a name goes by its source; two of one source need names.
    self.init(
      id: id ?? source, metric: metric, cuts: cuts, labels: labels, population: population,
      country: country, year: year, status: status, source: source, place: node.place)
  }
}
