import LinearAlgebra

/// What one kind of people would look like beside several: is there more than one heap, or one that leans?
public struct ClassAlternative: Sendable, Hashable, Codable {
  /// The log-likelihood of as many normal heaps as there are classes, along the line on which classes differ
  /// most.
  public var heaps: Double
  /// The log-likelihood of one heap that may lean and have heavy or light ends.
  public var oneHeap: Double
  /// Free parameters of the heaps.
  public var heapParameters: Int
  /// Free parameters of the one heap.
  public var oneHeapParameters: Int
  /// Persons who were placed along that line; of more than ten thousand, ten thousand drawn at random.
  public var persons: Int
  /// The share of outcomes at the lowest or the highest value that occurs, whichever is more; 0 where outcomes are
  /// in categories, whose ends are part of the model.
  public var atEnd: Double

  /// How much better heaps are, as a difference of Schwarz's criteria over two.
  public var advantage: Double {
    heaps - oneHeap - 0.5 * Double(heapParameters - oneHeapParameters) * logarithm(Double(persons))
  }
}
