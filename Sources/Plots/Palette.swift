/// Six hues that people with any kind of colour vision can tell apart in most pairs, each at least
/// 3:1 on white and on dark paper; a shape goes with each, so colour never stands alone.
public struct Palette: Sendable, Hashable {
  /// A hue by name; the raw value is its sRGB code.
  public enum Hue: String, Sendable, Hashable, CaseIterable {
    /// The first choice, for a single series.
    case blue = "#0072B2"
    /// The second choice: a contrast to blue for every kind of colour vision.
    case orange = "#C85A00"
    /// The third choice.
    case leaf = "#5F9A35"
    /// The fourth choice.
    case lilac = "#A264E3"
    /// The fifth choice.
    case earth = "#9C5A49"
    /// The sixth choice.
    case rose = "#D6337C"
  }

  /// How one series is drawn.
  package struct Style: Sendable, Hashable {
    package let hue: Hue
    package let marker: Marker
  }

  /// The style of a series by its place, from 0; repeats after six.
  package static func style(_ place: Int) -> Style {
    let hues = Hue.allCases
    let turn = ((place % hues.count) + hues.count) % hues.count
    let markers = Marker.allCases
    return Style(hue: hues[turn], marker: markers[turn % markers.count])
  }
}
