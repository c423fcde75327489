using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.Notes;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>What a debtor says by the link in a message.</summary>
public enum DebtorAnswer
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>It has received the message.</summary>
    Received,

    /// <summary>It asks for a copy of the invoices.</summary>
    CopyPlease,

    /// <summary>It has paid, on a day.</summary>
    Paid,

    /// <summary>It will pay, on a day.</summary>
    WillPay,

    /// <summary>It contests, for a reason.</summary>
    Disputes,
}

/// <summary>Why a debtor contests, in its own choice; a person enters the dispute.</summary>
public enum DisputeGround
{
    /// <summary>None.</summary>
    None,

    /// <summary>Goods or services did not come, or not all.</summary>
    NotDelivered,

    /// <summary>They are not what was ordered, or are faulty.</summary>
    Faulty,

    /// <summary>The price is not what was agreed.</summary>
    Price,

    /// <summary>The invoice is not addressed to it, or lacks its order number.</summary>
    WrongInvoice,

    /// <summary>A credit note is owed.</summary>
    CreditNoteOwed,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>An answer that was given.</summary>
/// <param name="Decision">The message it answers.</param>
/// <param name="Answer">What.</param>
/// <param name="Day">Day of a payment.</param>
/// <param name="Ground">Of a contest.</param>
public readonly record struct AnswerGiven(Guid Decision, DebtorAnswer Answer, DateOnly? Day, DisputeGround Ground);

/// <summary>What a debtor answers drives its case as what it says in a call does (<see cref="CallResult"/>); no answer brings any step forward. The same one given again adds nothing.</summary>
static class DebtorAnswers
{
    /// <summary>Answers to one message; more are noise, or somebody else's.</summary>
    const int Most = 10;

    internal static Decision<DunningEvent> TakesAnswer(this DunningCase dunning, DunningCommand.AnswerMessage order)
    {
        if (dunning.Outgoing.GetValueOrDefault(order.Given.Decision) is not { SentOn: not null, Mode: SendingMode.Live, Covered: var covered } act || act.Channel.IsTask()) return Refuse("no_such_message", "There is no such message to answer.");
        var (given, on) = (order.Given, order.On);
        if (dunning.AnswersGiven.Contains(given)) return Nothing;
        if (given.Answer == DebtorAnswer.Unknown) return Refuse("answer_missing", "An answer says something.");
        if ((given.Ground == DisputeGround.None) == (given.Answer == DebtorAnswer.Disputes)) return Refuse("ground_missing", "A contest, and nothing else, names its ground.");
        if (dunning.AnswersGiven.Count(known => known.Decision == given.Decision) >= Most) return Refuse("too_many_answers", "This message was answered often enough; please write or call.");

        ImmutableArray<Guid> invoices = [.. covered.Select(c => c.Invoice).Where(id => dunning.Invoices[id].IsFree(on))];
        if (invoices.IsEmpty) return Refuse("nothing_to_pay", "Nothing of this message is owed any more.");
        var course = new Course(dunning);
        course.Add(new DunningEvent.DebtorAnswered(given.Decision, given.Answer, given.Day, given.Ground, invoices, on));
        if (order.Note is { } note && given.Answer == DebtorAnswer.Disputes) course.Add(new DunningEvent.NoteWritten(note, NoteKind.Conversation, "debtor", on));
        if (Like(given.Answer) is not { } outcome) return given.Day is null ? course.Facts : Refuse("day_not_wanted", "No day is said with this answer.");
        return course.FollowUp(new(given.Decision, outcome, given.Day, invoices, order.Now, "debtor", on) { Copies = order.Copies }) is { } refusal ? refusal : course.Facts;
    }

    static CallOutcome? Like(DebtorAnswer answer) => answer switch
    {
        DebtorAnswer.CopyPlease => CallOutcome.InvoiceNotReceived,
        DebtorAnswer.Paid       => CallOutcome.PaymentSent,
        DebtorAnswer.WillPay    => CallOutcome.Promise,
        DebtorAnswer.Disputes   => CallOutcome.Dispute,
        _                       => null,
    };
}
