using Recouvrement.Dunning.Domain.HandOvers;

namespace Recouvrement.Dunning.Domain.Cases;

public abstract partial record DunningCommand
{
    /// <summary>A person records what became of a formal notice.</summary>
    /// <param name="Decision">The notice.</param>
    /// <param name="Outcome">What the paper says.</param>
    /// <param name="ProvedOn">The day it says.</param>
    /// <param name="Proof">Reference of the paper.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="On">The day.</param>
    public sealed record RecordNoticeProof(Guid Decision, NoticeOutcome Outcome, DateOnly ProvedOn, string Proof, string By, DateOnly On) : DunningCommand;
}
