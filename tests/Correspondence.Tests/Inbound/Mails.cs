using System.Runtime.CompilerServices;
using System.Text;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Tests.Service;

namespace Recouvrement.Correspondence.Tests.Inbound;

/// <summary>Mails as servers and people really write them, byte for byte.</summary>
static class Mails
{
    /// <summary>The message that they answer.</summary>
    public static readonly Guid Decision = new("0a9d9ea6-42a8-5b0c-8a06-3f9bb5b24d6c");

    public static IEnumerable<string> All { get; } = [.. Directory.GetFiles(Folder(), "*.eml").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    public static byte[] Raw(string name) => File.ReadAllBytes(Path.Combine(Folder(), $"{name}.eml"));

    /// <summary>The mail as it would answer another message, under an id of its own.</summary>
    public static byte[] About(string name, Guid decision) => Encoding.Latin1.GetBytes(
        Encoding.Latin1.GetString(Raw(name)).Replace(Decision.ToString(), decision.ToString(), StringComparison.Ordinal)
            .Replace($"<{name}@", $"<{name}-{decision:N}@", StringComparison.Ordinal).Replace("0A9D9EA6", decision.ToString("N")[..8].ToUpperInvariant(), StringComparison.Ordinal));

    /// <summary>The same, as it would come from the one that the message went to.</summary>
    public static byte[] About(string name, MessageRequestedV1 asked) => Encoding.Latin1.GetBytes(
        Encoding.Latin1.GetString(About(name, asked.Decision)).Replace("compta@client.example", Story.MailboxOf(asked.Debtor), StringComparison.Ordinal));

    /// <summary>A complaint about a message that says whose it is.</summary>
    public static byte[] Complaint(Guid decision, string by) => Encoding.Latin1.GetBytes(
        Encoding.Latin1.GetString(About("arf_abuse", decision)).Replace("Version: 1\r\n", $"Version: 1\r\nOriginal-Rcpt-To: <{by}>\r\n", StringComparison.Ordinal).Replace("<arf-1@", $"<arf-{Guid.NewGuid()}@", StringComparison.Ordinal));

    static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Mails");
}
