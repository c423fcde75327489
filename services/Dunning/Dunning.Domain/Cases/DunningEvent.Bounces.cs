using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Messages;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What became of messages after they had gone out.</summary>
public abstract partial record DunningEvent
{
    /// <summary>A message that had gone out came back, or its reader complained of it.</summary>
    /// <param name="Decision">The message.</param>
    /// <param name="Kind">What it means.</param>
    /// <param name="StatusCode">As the mail server said it (RFC 3463), such as <c>5.1.1</c>; null where it said none.</param>
    /// <param name="Version">Of the message.</param>
    /// <param name="On">Business date.</param>
    public sealed record MessageBounced(Guid Decision, BounceKind Kind, string? StatusCode, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Decision;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>A person recorded what became of a formal notice: a paper of the carrier's, service by a commissaire de justice, or that it was lost.</summary>
    /// <param name="Decision">The notice.</param>
    /// <param name="Outcome">What became of it.</param>
    /// <param name="ProvedOn">The day that the paper says.</param>
    /// <param name="Proof">Reference of the paper.</param>
    /// <param name="By">Who recorded it.</param>
    /// <param name="On">Business date.</param>
    public sealed record NoticeProved(Guid Decision, NoticeOutcome Outcome, DateOnly ProvedOn, string Proof, string By, DateOnly On) : DunningEvent;
}
