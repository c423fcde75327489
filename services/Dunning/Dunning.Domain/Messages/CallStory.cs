using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Promises;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>An earlier contact with the debtor, of a step or beside the policy.</summary>
/// <param name="On">When.</param>
/// <param name="Channel">How.</param>
/// <param name="Step">Of which step; null where no policy asked for it.</param>
/// <param name="Outcome">What came of it; null for a message.</param>
/// <param name="Reached">The debtor was really reached.</param>
public sealed record EarlierContact(DateOnly On, Channel Channel, string? Step, CallOutcome? Outcome, bool Reached);

/// <summary>Why the debtor said that it has not paid.</summary>
/// <param name="On">When.</param>
/// <param name="Cause">In the words of Invoicing's taxonomy.</param>
/// <param name="Invoices">The ERP's own numbers.</param>
public sealed record EarlierCause(DateOnly On, string Cause, ImmutableArray<string> Invoices);

/// <summary>What was said and promised on a case before a call, oldest first: the latest of each, as many as are read before one picks up the telephone. Facts, no label, no person.</summary>
/// <param name="Contacts">Contacts that were really made.</param>
/// <param name="Promises">Promises, with what became of them by then.</param>
/// <param name="Causes">Causes of non-payment that were heard.</param>
public sealed record CallStory(ImmutableArray<EarlierContact> Contacts, ImmutableArray<PromiseToPay> Promises, ImmutableArray<EarlierCause> Causes)
{
    /// <summary>Most of each.</summary>
    public const int Most = 10;

    /// <summary>The story of a case.</summary>
    /// <param name="history">All its facts up to the call.</param>
    public static CallStory Of(IReadOnlyList<DunningEvent> history)
    {
        var state = Folding.Fold<DunningCase, DunningCommand, DunningEvent>(history);
        var outcomes = history.OfType<ContactMade>().GroupBy(made => made.Decision).ToDictionary(made => made.Key, made => made.Last().Outcome);
        var noted = history.OfType<ContactNoted>().GroupBy(made => made.Contact).ToDictionary(made => made.Key, made => made.Last().Outcome);
        return new(
            Latest(
                state.Outgoing.Values.Where(act => act is { Status: OutgoingStatus.Sent, Mode: SendingMode.Live, SentOn: not null } && act.Channel.IsContact())
                    .Select(act => (act.Id, Contact: new EarlierContact(act.SentOn!.Value, act.Channel, act.Step, outcomes.TryGetValue(act.Id, out var outcome) ? outcome : null, act.Reached)))
                    .Concat(state.Contacts.Values.Select(contact => (contact.Id, Contact: new EarlierContact(contact.On, contact.Channel, null, noted.TryGetValue(contact.Id, out var said) ? said : null, contact.Reached)))),
                one => one.Contact.On, one => one.Id, one => one.Contact),
            Latest(state.Promises.Values, promise => promise.MadeOn, promise => promise.Id, promise => promise),
            Latest(history.OfType<CauseHeard>(), heard => heard.On, heard => heard.Contact, heard => new EarlierCause(heard.On, heard.Cause, [.. heard.Invoices.Select(invoice => invoice.Number)])));
    }

    static ImmutableArray<TTold> Latest<TOne, TTold>(IEnumerable<TOne> all, Func<TOne, DateOnly> on, Func<TOne, Guid> key, Func<TOne, TTold> told) =>
        [.. all.OrderBy(on).ThenBy(key).TakeLast(Most).Select(told)];
}
