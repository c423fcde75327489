using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Domain.HandOvers;

/// <summary>What a person recorded last of a formal notice. It may be put right by another; the carrier's own word of the same end takes its place.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="On">Day that the paper names.</param>
public sealed record NoticePaper(NoticeOutcome Outcome, DateOnly On)
{
    /// <summary>The same in the words of a carrier; null where a carrier has none for it.</summary>
    internal LetterState? State => Outcome switch
    {
        NoticeOutcome.Delivered      => LetterState.Delivered,
        NoticeOutcome.Refused        => LetterState.Refused,
        NoticeOutcome.Unclaimed      => LetterState.Unclaimed,
        NoticeOutcome.UnknownAddress => LetterState.UnknownAddress,
        _                            => null,
    };
}
