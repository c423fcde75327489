using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Sending;

namespace Recouvrement.Correspondence.Mail;

/// <summary>
/// Hands mails to the mail server. SMTP cannot tell whether a mail whose end was answered by silence has been accepted: it is sent again
/// with the same bytes, hence the same Message-ID.
/// </summary>
sealed class MailCarrier(IOptions<SmtpOptions> options, MailServer server, ILogger<MailCarrier> log) : ICarrier
{
    /// <inheritdoc/>
    public string Name => Carriers.Mail;

    /// <inheritdoc/>
    public TimeSpan LongestAttempt => server.LongestAttempt;

    /// <inheritdoc/>
    public async Task<Dispatch> Send(OutgoingMessage message, CancellationToken stop)
    {
        // Nobody can tell whether an earlier attempt arrived. It is not made again: the debtor may have paid.
        if (message.CalledBack) return Dispatch.Withdrawn;
        return await server.Attempt(message, cancel => Attempt(message, cancel), stop);
    }

    async ValueTask<Dispatch> Attempt(OutgoingMessage message, CancellationToken stop)
    {
        // Once in the dark, always in the dark: a later attempt that fails early says nothing about the earlier one.
        var (mayHaveLeft, ended) = (message.MayHaveLeft, false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(options.Value.Timeout);
        try
        {
            await using var talk = await SmtpConversation.Open(options.Value, limit.Token);
            // It may have waited long for its turn.
            if (await message.Against(limit.Token) is { } against)
            {
                await talk.Quit(limit.Token);
                return against;
            }

            try
            {
                var (envelope, decision) = (message.Document.Envelope, message.Decision);
                if (!await talk.Address(envelope.BounceTo ?? envelope.From!, envelope.To!, envelope.Cc, limit.Token)) log.LogWarning("Message {Decision}: the mail server takes no copy to sales", decision);
                limit.CancelAfter(options.Value.UploadOf(message.Document.Bytes.Length));
                await talk.Write(message.Document.Bytes, limit.Token);
                limit.CancelAfter(options.Value.AnswerTimeout);
                (mayHaveLeft, ended) = (true, true);
                await talk.Finish(limit.Token);
            }
            catch (SmtpRefusal no)
            {
                log.LogWarning("Message {Decision}: {Refusal}", message.Decision, no.Message);
                await talk.Quit(limit.Token);
                return Refused(no, message.MayHaveLeft);
            }

            limit.CancelAfter(options.Value.Timeout);
            await talk.Quit(limit.Token);
            return new Dispatch.Left(null, null);
        }
        catch (SmtpRefusal busy)
        {
            // Before any recipient was named: the server, not the message, is the matter.
            log.LogWarning("Message {Decision}: {Refusal}", message.Decision, busy.Message);
            return new Dispatch.NotNow(MailServer.Refuses, mayHaveLeft);
        }
        catch (Exception failed) when (failed is IOException or SocketException or AuthenticationException or CryptographicException or OperationCanceledException)
        {
            log.LogWarning("Message {Decision}: the mail server is away ({Reason})", message.Decision, failed.Message);
            return new Dispatch.NotNow(MailServer.Away, mayHaveLeft) { InTheDark = ended };
        }
    }

    // A sender that is refused is a matter of settings that concerns every message alike: it waits for operations and loses none.
    static Dispatch Refused(SmtpRefusal no, bool mayHaveLeft) => no switch
    {
        { IsFinal: true, Phase: "recipient" }         => new Dispatch.TurnedAway(SendingFailure.RecipientRefused),
        { IsFinal: true, Phase: "content" or "data" } => new Dispatch.TurnedAway(SendingFailure.ContentRefused),
        { Phase: var phase }                          => new Dispatch.NotNow($"mail_server_defers_{phase}", mayHaveLeft) { Deferred = phase is "recipient" },
    };
}
