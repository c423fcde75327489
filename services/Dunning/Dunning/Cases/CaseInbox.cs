using MassTransit;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Cases;

/// <summary>Hands a fact from another service to the case it is about.</summary>
sealed class CaseInbox(Inbox inbox, CaseStreams cases)
{
    /// <summary>A fact that names the customer account: the case is opened with it where it is the first.</summary>
    public Task Hear<T>(ConsumeContext<T> context, string consumer, DateOnly on, Account account, DunningEvent fact) where T : class =>
        Hear(context, consumer, on, account.CaseId(), new DunningCommand.Hear(account, fact, on));

    /// <summary>A fact that is understood by what its creditor said of its ERP.</summary>
    public Task Hear<T>(ConsumeContext<T> context, string consumer, DateOnly on, Account account, Func<Session, Task<DunningEvent>> fact) where T : class =>
        inbox.Once(context, consumer, on, async (session, facts) =>
            await cases.Hear(session, account.CaseId(), new DunningCommand.Hear(account, await fact(session), on), facts, context.CancellationToken));

    /// <summary>A fact that names the case.</summary>
    public Task Hear<T>(ConsumeContext<T> context, string consumer, DateOnly on, Guid dunningCase, DunningEvent fact) where T : class =>
        Hear(context, consumer, on, dunningCase, new DunningCommand.Hear(null, fact, on));

    Task Hear<T>(ConsumeContext<T> context, string consumer, DateOnly on, Guid dunningCase, DunningCommand.Hear heard) where T : class =>
        inbox.Once(context, consumer, on, (session, facts) => cases.Hear(session, dunningCase, heard, facts, context.CancellationToken));
}
