extension OwnJourneys.Effect {
  /// How much of what sets the person apart rests on their own scores, in plain words.
  public var words: String {
    guard let reliability else {
      return "The model found no differences between people in this; everyone has the average."
    }
    let percent = Int((100 * reliability).rounded())
    let measure =
      switch reliability {
      case 0.8...: "It rests almost wholly on this person's own scores"
      case 0.5..<0.8: "It rests more on this person's own scores than on everyone's average"
      case 0.2..<0.5: "It rests more on everyone's average than on this person's own scores"
      default: "It rests almost wholly on everyone's average; there is little of this person's own"
      }
    return "\(measure) (\(percent) %)."
  }
}

extension LeastSquaresLine {
  /// What the line can bear, in plain words.
  public var words: String {
    switch scores {
    case ..<3: "Two scores only: the line goes through both, and says nothing of their error."
    case 3..<5: "\(scores) scores: single ups and downs weigh heavily."
    default: "\(scores) scores, nobody else's counted."
    }
  }
}
