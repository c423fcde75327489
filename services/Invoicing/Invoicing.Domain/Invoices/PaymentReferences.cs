using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.Invoices;

/// <summary>
/// The creditor references (RF, ISO 11649) that an invoice may have, the most telling first. Punctuation is lost in them, and a number comes again
/// in another year: an invoice takes the first that no other invoice of the entity has.
/// </summary>
public static class PaymentReferences
{
    const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const int Hashed = 20;

    /// <summary>Its number, its number with the year, and a hash of both that no other invoice has.</summary>
    public static IEnumerable<CreditorReference> Of(string number, int year)
    {
        if (CreditorReference.Of(number) is { } plain) yield return plain;
        if (CreditorReference.Of(string.Create(CultureInfo.InvariantCulture, $"{number}Y{year:0000}")) is { } dated) yield return dated;
        yield return CreditorReference.Of($"H{Hash(number, year)}")!.Value;
    }

    // A hundred bits: the numbers of one entity do not meet in them.
    static string Hash(string number, int year)
    {
        var rest = new BigInteger(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number.ToUpperInvariant()}|{year:0000}"))), isUnsigned: true);
        var text = new char[Hashed];
        for (var i = 0; i < Hashed; i++)
        {
            text[i] = Letters[(int)(rest % Letters.Length)];
            rest /= Letters.Length;
        }

        return new(text);
    }
}
