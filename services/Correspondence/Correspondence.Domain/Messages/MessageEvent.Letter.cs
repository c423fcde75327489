namespace Recouvrement.Correspondence.Domain.Messages;

public abstract partial record MessageEvent
{
    /// <summary>It waits at the post office, and the addressee has a notice of it (avis de passage).</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="StateOn">The carrier's date.</param>
    /// <param name="On">Business date on which it was learnt.</param>
    public sealed record LetterNoticeLeft(About About, DateOnly StateOn, DateOnly On) : MessageEvent;

    /// <summary>It came back to its sender. What that means is told by the fact of why.</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="StateOn">The carrier's date.</param>
    /// <param name="On">Business date on which it was learnt.</param>
    public sealed record LetterReturned(About About, DateOnly StateOn, DateOnly On) : MessageEvent;

    /// <summary>The carrier has told two ends of one letter: the later one stands.</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="From">The end that does not stand.</param>
    /// <param name="To">The end that stands.</param>
    /// <param name="StateOn">The carrier's date of the end that stands.</param>
    /// <param name="On">Business date on which it was learnt.</param>
    public sealed record LetterStateCorrected(About About, CarrierState From, CarrierState To, DateOnly StateOn, DateOnly On) : MessageEvent;
}
