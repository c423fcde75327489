using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.HandOvers;

/// <summary>
/// What a person records of a formal notice whose carrier says nothing, or nothing good: the paper itself, its service by a commissaire de justice, or that it is lost.
/// Claims wait for a day that something proves, never for one that somebody assumed.
/// </summary>
static class Proving
{
    internal static Decision<DunningEvent> Proves(this DunningCase dunning, DunningCommand.RecordNoticeProof record) => dunning.Outgoing.GetValueOrDefault(record.Decision) switch
    {
        not { Channel: Channel.RegisteredLetter or Channel.ElectronicRegisteredLetter, SentOn: not null } => Refuse("no_such_notice", "No formal notice of that id has gone out."),
        { Paper: var known } when known == Paper(record)                => Nothing,
        { Paper: null } notice when Paper(record).State is { } end && notice.Letter.TryGetValue(end, out var told) && told == record.ProvedOn => Nothing,
        _ when record.ProvedOn > record.On                              => Refuse("proof_to_come", "A paper proves what has happened, not what is to come."),
        { SentOn: { } sent } when record.ProvedOn < sent                => Refuse("before_the_notice", $"The notice was sent on {sent:yyyy-MM-dd} only."),
        // What a person recorded, a person puts right; the carrier's own word stands.
        var notice when (notice with { Paper = null }) is var told && NoticeProof.EffectiveOn(told) is { } on && !(NoticeProof.IsReading(told) && Outweighs(record.Outcome)) => Refuse("proved_already", $"It is proved already, effective on {on:yyyy-MM-dd}."),
        _                                                               => new DunningEvent.NoticeProved(record.Decision, record.Outcome, record.ProvedOn, record.Proof, record.By, record.On),
    };

    static NoticePaper Paper(DunningCommand.RecordNoticeProof record) => new(record.Outcome, record.ProvedOn);

    // What was not accepted is effective by a reading that nobody has judged (rule R4.3): a paper that needs none is worth more.
    static bool Outweighs(NoticeOutcome outcome) => outcome is NoticeOutcome.Delivered or NoticeOutcome.Refused or NoticeOutcome.Served;
}
