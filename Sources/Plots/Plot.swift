/// A plot is a value; drawing it gives accessible SVG.
///
/// Every drawing has a `viewBox`, `role="img"`, and a `<title>` and `<desc>` that screen readers
/// speak. It holds no script, no style sheet and no reference to anything outside, takes the colour of
/// the text around it, and reads the same in grey. Equal plots with equal ids give equal bytes.
/// Numbers that are not finite, or beyond ±10¹², are skipped like missing ones; a plot without
/// anything to show says so.
public protocol Plot: Sendable, Hashable {
  /// One line above the plot, also its name for screen readers.
  var title: String { get }
  /// What the plot shows, for those who cannot see it. Where empty, a sentence is made from the
  /// plot's own numbers.
  var description: String { get }
  /// A line below the plot: what was left out, where the numbers come from. May be empty.
  var caption: String { get }

  /// Draws the plot. `id` must differ between the drawings of one page; ids inside are made from it.
  func svg(id: String, options: DrawingOptions) -> String
}

extension Plot {
  /// Draws the plot with default options. `id` must differ between the drawings of one page.
  public func svg(id: String) -> String {
    svg(id: id, options: DrawingOptions())
  }
}

/// How a plot is drawn, whatever it shows.
public struct DrawingOptions: Sendable, Hashable {
  /// Width in pixels, in [320, 1600]; values outside are moved to the nearer end. The default is 720.
  public var width: Double = 720
  /// Whether the title is drawn above the plot; it is always there for screen readers. Switch off
  /// where the page has its own heading. The default is true.
  public var showsTitle: Bool = true

  /// A title in place of the plot's own, for a page that says more than the plot knows; nil for none.
  public var title: String?
  /// A further line below the plot, for a drawing that stands alone; may be empty.
  public var note: String
  /// Whether the drawing brings white paper and dark ink of its own, for a file that is looked at
  /// alone; otherwise it takes the colours of the page around it. The default is false.
  public var hasPaper: Bool = false

  /// Makes options with the given width in pixels.
  public init(
    width: Double = 720, showsTitle: Bool = true, title: String? = nil, note: String = "",
    hasPaper: Bool = false
  ) {
    self.width = width
    self.showsTitle = showsTitle
    self.title = title
    self.note = note
    self.hasPaper = hasPaper
  }

  package var usedWidth: Double { width.isFinite ? min(max(width, 320), 1600) : 720 }
}
