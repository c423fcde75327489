using MassTransit;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Courts;

/// <summary>A claim that is declared in insolvency proceedings is interrupted until they close (L622-25-1).</summary>
sealed class InterruptWhenClaimIsDeclared(Inbox inbox, CourtInterruptions interruptions) : IConsumer<ClaimDeclaredV1>
{
    public Task Consume(ConsumeContext<ClaimDeclaredV1> context)
    {
        var heard = context.Message;
        var account = new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor);
        return inbox.Once(context, nameof(InterruptWhenClaimIsDeclared), heard.On, (session, facts) => interruptions.Record(
            session, account.CaseId(), heard.Invoices, InterruptionKind.InsolvencyDeclaration, heard.SentOn, CourtInterruptions.ProofOf(heard.Claim), heard.On, facts, context.CancellationToken, heard.JudgmentOn));
    }
}
