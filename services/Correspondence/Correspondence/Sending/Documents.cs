using System.Security.Cryptography;
using System.Text.Json;
using NpgsqlTypes;
using Recouvrement.Correspondence.Post;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Sending;

/// <summary>Where a document goes. Personal data.</summary>
/// <param name="From">Sender mailbox of an e-mail, sender name of a text message.</param>
/// <param name="To">Recipient mailbox of an e-mail, number of a text message.</param>
/// <param name="Sender">Postal address of a letter's sender.</param>
/// <param name="Recipient">Postal address of a letter's recipient.</param>
/// <param name="MessageId">Message-ID of an e-mail, without angle brackets.</param>
/// <param name="Cc">Mailbox of who sells to the debtor, where it gets a copy.</param>
/// <param name="BounceTo">Mailbox that reports about an e-mail go to, where it is another than the sender's.</param>
sealed record Envelope(string? From = null, string? To = null, PostalParty? Sender = null, PostalParty? Recipient = null, string? MessageId = null, string? Cc = null, string? BounceTo = null);

/// <summary>A letter or a mail, byte for byte as it leaves. Personal data.</summary>
/// <param name="MediaType"><c>application/pdf</c>, <c>message/rfc822</c> or <c>text/plain</c>.</param>
/// <param name="Bytes">What is hashed, kept and sent.</param>
/// <param name="Envelope">Where it goes.</param>
sealed record Document(string MediaType, byte[] Bytes, Envelope Envelope)
{
    /// <summary>Media type of a letter.</summary>
    public const string Pdf = "application/pdf";

    /// <summary>Media type of an e-mail.</summary>
    public const string Mail = "message/rfc822";

    /// <summary>Media type of a text message; always UTF-8 here.</summary>
    public const string Text = "text/plain";

    /// <summary>Lower-case hexadecimal.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>Keeps the document of a message, where it can be erased; in place of one that did not leave.</summary>
    public async Task Keep(Session session, Guid decision, CancellationToken stop)
    {
        await session.Run(
            """
            insert into documents (decision, sha256, media_type, bytes, envelope) values ($1, $2, $3, $4, $5)
            on conflict (decision) do update set sha256 = excluded.sha256, media_type = excluded.media_type, bytes = excluded.bytes, envelope = excluded.envelope
            """,
            stop, decision, Sha256, MediaType, Bytes, new Npgsql.NpgsqlParameter { Value = JsonSerializer.Serialize(Envelope), NpgsqlDbType = NpgsqlDbType.Jsonb });
        // What comes in is known again by it.
        if (Envelope.MessageId is { } id) await session.Run("update messages set message_id = $2 where decision = $1", stop, decision, id);
    }

    /// <summary>The document of a message, or null when there is none (any more).</summary>
    public static async Task<Document?> Of(Session session, Guid decision, CancellationToken stop)
    {
        await using var command = session.Command("select media_type, bytes, envelope from documents where decision = $1", decision);
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop)
            ? new(reader.GetString(0), reader.GetFieldValue<byte[]>(1), JsonSerializer.Deserialize<Envelope>(reader.GetString(2))!)
            : null;
    }
}
