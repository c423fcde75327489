using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Dunning.Domain.HandOvers;

/// <summary>What a formal notice (mise en demeure) proves, and from when its claims may leave the house (rule R4.2 and product.md).</summary>
public static class NoticeProof
{
    /// <summary>
    /// The day from which the notice is effective: delivered, refused (when it was presented) or not fetched (when it was first presented); else the day on
    /// which a commissaire de justice served it. An electronic one that was not accepted is effective by a reading only, and a service counts before that. Null while nothing
    /// proves it; an unknown address never does.
    /// </summary>
    public static DateOnly? EffectiveOn(Outgoing notice)
    {
        // Who finds nobody at home leaves a notice the same day.
        var presented = notice.DayOf(LetterState.FirstPresented) ?? notice.DayOf(LetterState.NoticeLeft);
        return notice.DayOf(LetterState.Delivered) is { } delivered ? delivered
             : notice.DayOf(LetterState.Refused) is { } refused     ? presented ?? refused
             : notice.DayOf(LetterState.Unclaimed) is { } unclaimed ? (notice.Channel == Channel.ElectronicRegisteredLetter ? notice.ServedOn : null) ?? presented ?? unclaimed
             : notice.ServedOn;
    }

    /// <summary>
    /// It is effective by a reading that nobody has judged yet: an electronic registered letter that was not accepted in its 15 days counts as one not fetched (rule R4.3).
    /// </summary>
    public static bool IsReading(Outgoing notice) =>
        notice is { Channel: Channel.ElectronicRegisteredLetter, ServedOn: null } && notice.DayOf(LetterState.Unclaimed) is not null
        && notice.DayOf(LetterState.Delivered) is null && notice.DayOf(LetterState.Refused) is null;

    /// <summary>Working days after deposit within which a carrier presents a letter: from the last of them on, a person asks what became of it.</summary>
    public const int WorkingDaysToPresent = 10;

    /// <summary>The carrier found nobody of that name.</summary>
    public static bool ReachedNobody(Outgoing notice) => notice.DayOf(LetterState.UnknownAddress) is not null && EffectiveOn(notice) is null;

    /// <summary>The carrier lost it: nothing of it reached anybody, whatever the address.</summary>
    public static bool IsLost(Outgoing notice) => notice.LostOn is not null && EffectiveOn(notice) is null;

    /// <summary>The day from which somebody asks the carrier; null once it has said anything of a presentation, or of none to come.</summary>
    public static DateOnly? ToAskFrom(Outgoing notice) =>
        notice.SentOn is not { } sent || notice.Paper is not null || notice.Letter.Keys.Any(state => state is not (LetterState.Unknown or LetterState.Deposited)) ? null
        : WorkingDays.AddWorkingDays(notice.Letter.TryGetValue(LetterState.Deposited, out var deposited) ? deposited : sent, WorkingDaysToPresent);

    /// <summary>The printed date by which to pay.</summary>
    public static DateOnly Deadline(Outgoing notice, NoticeTerms terms) => notice.Deadline ?? notice.SentOn!.Value.AddDays(terms.DaysToPay);

    /// <summary>The first day of a hand-over: the later of printed date and proof + 15 days, plus 3 banking days for money under way. Null without proof.</summary>
    public static DateOnly? HandOverFrom(Outgoing notice, NoticeTerms terms)
    {
        if (EffectiveOn(notice) is not { } proof) return null;
        var (printed, waited) = (Deadline(notice, terms), proof.AddDays(terms.DaysAfterProof));
        return BankingDays.Add(printed > waited ? printed : waited, terms.BankingDaysUnderWay);
    }
}
