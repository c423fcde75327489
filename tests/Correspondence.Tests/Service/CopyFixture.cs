using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Platform.Typesetting;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>The service with a store of documents that another service writes.</summary>
public sealed class CopyFixture : IAsyncLifetime
{
    public const int MostBytes = 50_000, MostInside = 20_000, MostSheets = 4;

    public string Folder { get; } = Directory.CreateTempSubdirectory("recouvrement-copies-").FullName;

    public CorrespondenceUnderTest Correspondence { get; private set; } = null!;

    public async Task InitializeAsync() => Correspondence = StandInFactAttribute.CanRun
        ? await CorrespondenceUnderTest.Start(("Documents:Folder", Folder), ("Copies:MostBytes", MostBytes.ToString(CultureInfo.InvariantCulture)),
            ("Copies:MostInside", MostInside.ToString(CultureInfo.InvariantCulture)), ("Copies:MostSheets", MostSheets.ToString(CultureInfo.InvariantCulture)), ("Provider:Timeout", "00:00:02"))
        : null!;

    public async Task DisposeAsync()
    {
        if (StandInFactAttribute.CanRun) await Correspondence.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    public string PathOf(byte[] bytes)
    {
        var hash = Hash(bytes);
        return Path.Combine(Folder, hash[..2], hash[2..4], hash);
    }

    /// <summary>Lays a copy of an invoice into the store and tells of it.</summary>
    public Task<byte[]> Keeps(MessageRequestedV1 of, int line = 0, int size = 1_000, long version = 1, string text = "%PDF-1.7 facture") =>
        Keeps(of, Encoding.UTF8.GetBytes($"{text} {of.Decision} {line} {version} ".PadRight(size, 'x')), line, version);

    /// <summary>The same, of bytes that a test has made.</summary>
    public async Task<byte[]> Keeps(MessageRequestedV1 of, byte[] bytes, int line = 0, long version = 1)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(bytes))!);
        await File.WriteAllBytesAsync(PathOf(bytes), bytes);
        await Told(Story.Copy(of, bytes, version, line), of.Statement.Lines[line].Invoice, version);
        return bytes;
    }

    public async Task Told<T>(T fact, Guid invoice, long version) where T : class
    {
        await Correspondence.Bus.Publish(fact);
        await Eventually.Is(async () =>
        {
            await using var command = Correspondence.Database.Source.CreateCommand("select 1 from invoice_copies where invoice = $1 and version >= $2");
            command.Parameters.Add(new() { Value = invoice });
            command.Parameters.Add(new() { Value = version });
            return await command.ExecuteScalarAsync() is not null;
        }, "the copy is known");
    }

    /// <summary>Sends a message and gives the files of its mail: type and hash.</summary>
    public async Task<(string Type, string Hash)[]> Mailed(MessageRequestedV1 asked)
    {
        await Sends(asked);
        var mail = await Mail(asked);
        return [.. mail.GetProperty("attachments").EnumerateArray().Select(a => (a.GetProperty("content_type").GetString()!, a.GetProperty("sha256").GetString()!))];
    }

    public async Task<JsonElement> Sends(MessageRequestedV1 asked, string state = "sent")
    {
        await Correspondence.Bus.Publish(Story.Contacts(asked.Debtor));
        await Correspondence.Bus.Publish(asked);
        return await Correspondence.Ended(asked, state);
    }

    /// <summary>The documents of a letter as they lie at the provider, in their order: hashes.</summary>
    public async Task<string[]> Enclosed(MessageRequestedV1 asked) =>
        [.. Assert.Single(await Correspondence.Outside.Letters(asked.Decision)).GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("sha256").GetString()!)];

    /// <summary>The letter left once, with these copies behind it and nothing else.</summary>
    public async Task LiesWith(JsonElement message, MessageRequestedV1 asked, params byte[][] copies)
    {
        string[] documents = [message.GetProperty("documentSha256").GetString()!, .. copies.Select(Hash)];
        Assert.Equal(documents, await Enclosed(asked));
    }

    /// <summary>The files inside a PDF: hashes.</summary>
    public async Task<string[]> Inside(byte[] pdf) => [.. (await Typesetter.ReadAttachments(pdf, default)).OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => Hash(file.Content))];

    /// <summary>What a letter says.</summary>
    public async Task<string> Said(MessageRequestedV1 asked) => string.Join(' ', (await Typesetter.ReadText(await Correspondence.Document(asked), default)).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public Typesetter Typesetter => Correspondence.Service.Services.GetRequiredService<Typesetter>();

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A message that claims so many invoices: FA2026-0012, FA2026-0013 and so on.</summary>
    public static MessageRequestedV1 Claiming(MessageRequestedV1 of, int lines) => of with
    {
        Statement = of.Statement with
        {
            Lines = [.. Enumerable.Range(0, lines).Select(n => n == 0 ? of.Statement.Lines[0] : of.Statement.Lines[0] with { Invoice = Guid.CreateVersion7(), Number = $"FA2026-{12 + n:0000}", Reference = $"FA2026-{12 + n:0000}" })],
        },
    };

    public async Task<JsonElement> Mail(MessageRequestedV1 asked) => Assert.Single(await Correspondence.Outside.Mails(Story.MailboxOf(asked.Debtor)));
}
