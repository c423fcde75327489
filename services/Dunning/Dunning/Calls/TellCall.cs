using Recouvrement.Contracts.Dunning;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Calls;

/// <summary>A call to make as it is told to Correspondence: what is owed stands in the fact, what was said before it in the stream up to it.</summary>
static class TellCall
{
    public static async Task<CallAskedV1> Of(StoredEvent stored, DunningEvent.CallAsked e, StatementV1 statement, CaseStreams cases, Session session, CancellationToken stop)
    {
        var before = (await cases.History(session, stored.Stream, stop)).Where(fact => fact.Stored.Version < stored.Version).Select(fact => fact.Fact);
        var story = CallStory.Of([.. before]);
        return new(
            e.Decision, stored.Stream, e.Account.Creditor, e.Account.Debtor, e.Account.CustomerNumber, e.Episode, e.Step, e.Order, Spelling.Of(e.Addressee), e.Language, statement,
            [.. story.Contacts.Select(c => new ContactOfCallV1(c.On, Spelling.Of(c.Channel), c.Step, c.Outcome is { } outcome ? Spelling.Of(outcome) : null, c.Reached))],
            [.. story.Promises.Select(p => new PromiseOfCallV1(p.MadeOn, p.PromisedOn, p.Amount.Cents, p.Amount.Currency, Spelling.Of(p.Status), [.. p.Claims.Select(claim => claim.Number)]))],
            [.. story.Causes.Select(c => new CauseOfCallV1(c.On, c.Cause, [.. c.Invoices]))],
            stored.Version, e.On, e.Tone is { } tone ? Spelling.Of(tone) : null, e.Offer is { } offer ? Spelling.Of(offer) : null);
    }
}
