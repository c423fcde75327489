using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Recouvrement.Correspondence.Texts;

namespace Recouvrement.Correspondence.OwnTexts;

/// <summary>The source of a text: what is drafted, hashed and kept.</summary>
abstract record TextSource
{
    TextSource()
    {
    }

    /// <summary>A letter, on the layout of the shipped ones.</summary>
    /// <param name="Typst">Its source.</param>
    public sealed record Letter(string Typst) : TextSource
    {
        public override byte[] Bytes => Encoding.UTF8.GetBytes(Typst);
    }

    /// <summary>An e-mail.</summary>
    /// <param name="Handlebars">Its three templates.</param>
    public sealed record Email(EmailSource Handlebars) : TextSource
    {
        public override byte[] Bytes => JsonSerializer.SerializeToUtf8Bytes(Handlebars, JsonSerializerOptions.Web);
    }

    /// <summary>What is hashed and kept.</summary>
    public abstract byte[] Bytes { get; }

    /// <summary>Of the bytes, lower-case hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>It names a field of its content.</summary>
    public bool Cites(string field) => Encoding.UTF8.GetString(Bytes).Contains(field, StringComparison.Ordinal);

    /// <summary>The source in these bytes.</summary>
    public static TextSource Of(Domain.Templates.TextForm form, byte[] bytes) => form is Domain.Templates.TextForm.Letter
        ? new Letter(Encoding.UTF8.GetString(bytes))
        : new Email(JsonSerializer.Deserialize<EmailSource>(bytes, JsonSerializerOptions.Web)!);
}
