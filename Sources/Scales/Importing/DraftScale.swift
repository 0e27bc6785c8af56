import Documents
import Results

/// A scale as another format tells it, to be completed by a person.
struct DraftScale {
  /// Its id, made of its short name.
  var id: String
  var name: String
  var about: String
  /// What the file is, for its entry among the sources.
  var imported: Citation
  /// Further sources that the file names.
  var citations: [Citation] = []
  var licence: Licence
  /// The language of the wording, where the file says it.
  var language: String?
  var items: [DraftItem] = []
  var scores: [DraftScore] = []
}

/// A question with numbered answers.
struct DraftItem {
  var id: String
  var text: String?
  /// In order of their codes, each code once.
  var options: [ResponseOption]
  var place: Place
}

/// A score whose inputs are still named, not found.
struct DraftScore {
  /// An item or another score, and how it counts.
  struct Input {
    var id: String
    var key: ScoreDefinition.Key = .forward
    var weight: Fraction = .one
    var place: Place
  }

  var id: String
  var name: String
  var kind: ScoreDefinition.Kind
  var inputs: [Input]
  /// Whether the inputs are other scores.
  var isOfScores = false
  /// What a mean is multiplied by.
  var times: Fraction = .one
  /// What is done to the value afterwards: factor · value + constant.
  var transform: AffineTransform?
  /// Whether the file gives two numbers and does not say which of them bands are for.
  var hasTwoNumbers = false
  var bands: [ClosedBand] = []
  var bandPlace: Place?
  var place: Place

  /// Cuts and labels of the bands where they could be had exactly.
  var cuts: [Double] = []
  var labels: [String] = []
  /// What it can come to, once that is worked out.
  var range: AttainableValues?
}

/// A straight line: factor · value + constant.
struct AffineTransform {
  var factor = 1.0
  var constant = 0.0
  var place: Place
}

/// A named range with both ends in it, as other formats write them; nil is no end.
struct ClosedBand {
  var lowest: Double?
  var highest: Double?
  var label: String
}
