using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Answers;

/// <summary>How a creditor is paid, as its letterhead says.</summary>
/// <param name="Name">Of the creditor.</param>
/// <param name="Iban">Account to pay to; null where the invoices say it.</param>
/// <param name="Bic">Its bank.</param>
/// <param name="PaymentUrl">The creditor's own page for payments, always https; null where it has none.</param>
sealed record WaysToPay(string Name, string? Iban, string? Bic, string? PaymentUrl)
{
    const int LongestUrl = 500;

    public static async Task<WaysToPay?> Of(Session session, string creditor, CancellationToken stop) =>
        await session.Read(
            "select name, iban, bic, payment_url from ways_to_pay where creditor = $1",
            r => new WaysToPay(r.GetString(0), r.Text(1), r.Text(2), r.Text(3)), stop, creditor) is [var known] ? known : null;

    /// <summary>The address where a browser may go from the page; null where it is none.</summary>
    internal static string? Safe(string? url) =>
        url is { Length: <= LongestUrl } && Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme == Uri.UriSchemeHttps && parsed.UserInfo.Length == 0 ? parsed.AbsoluteUri : null;
}

/// <summary>Keeps how a creditor is paid, for the debtors who answer its messages.</summary>
sealed class KeepWaysToPayWhenLetterheadChanges(Inbox inbox) : IConsumer<CreditorLetterheadChangedV1>
{
    public Task Consume(ConsumeContext<CreditorLetterheadChangedV1> context)
    {
        var heard = context.Message;
        return inbox.Once(context, nameof(KeepWaysToPayWhenLetterheadChanges), heard.On, (session, _) => session.Run(
            """
            insert into ways_to_pay as w (creditor, version, name, iban, bic, payment_url) values ($1, $2, $3, $4::text, $5::text, $6::text)
            on conflict (creditor) do update set version = excluded.version, name = excluded.name, iban = excluded.iban, bic = excluded.bic, payment_url = excluded.payment_url where w.version < excluded.version
            """,
            context.CancellationToken, heard.Creditor, heard.Version, heard.Name, heard.Iban, heard.Bic, WaysToPay.Safe(heard.PaymentUrl)));
    }
}
