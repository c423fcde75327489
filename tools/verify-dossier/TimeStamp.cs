using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Recouvrement.VerifyDossier;

/// <summary>Step 8: by when it was there.</summary>
static class TimeStamp
{
    const string Sha256 = "2.16.840.1.101.3.4.2.1", TimeStamping = "1.3.6.1.5.5.7.3.8";

    const int MostBytes = 1 << 20;

    /// <summary>Checks the time stamp, where there is one.</summary>
    /// <returns>What was found, in words.</returns>
    public static string Check(Manifest manifest, ReadOnlyMemory<byte> manifestText, ReadOnlyMemory<byte>? stamp, X509Certificate2Collection? roots)
    {
        if (stamp is not { } response)
        {
            Refused.Unless(roots is null, "timestamp", $"there is no time stamp");
            return manifest.Authority is null ? "no time stamp" : $"no time stamp yet (asked of {manifest.Authority})";
        }

        Refused.Unless(manifest.Authority is not null, "timestamp", $"the manifest asked no authority for a time stamp");
        Refused.Unless(response.Length <= MostBytes, "timestamp", $"it is too large");
        var token = TokenOf(response);
        var info = token.TokenInfo;
        var hash = SHA256.HashData(manifestText.Span);
        Refused.Unless(info.HashAlgorithmId.Value == Sha256 && info.GetMessageHash().Span.SequenceEqual(hash), "timestamp", $"it stamps something else");
        if (roots is null) return FormattableString.Invariant($"time stamp of {info.Timestamp.UtcDateTime:yyyyMMddHHmmss}Z, whose authority was not checked (--tsa)");
        Refused.Unless(IsTrusted(token, hash, roots), "timestamp_untrusted", $"its authority does not lead to one of the roots given");
        return FormattableString.Invariant($"time stamp of {info.Timestamp.UtcDateTime:yyyyMMddHHmmss}Z");
    }

    static Rfc3161TimestampToken TokenOf(ReadOnlyMemory<byte> response)
    {
        try
        {
            var outer = new AsnReader(response, AsnEncodingRules.DER);
            var answer = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            var status = answer.ReadSequence().ReadInteger();
            Refused.Unless(status == 0 || status == 1, "timestamp", $"the authority refused to stamp");
            var token = answer.ReadEncodedValue();
            answer.ThrowIfNotEmpty();
            return Rfc3161TimestampToken.TryDecode(token, out var found, out var read) && read == token.Length ? found : throw new Refused("timestamp", "its token cannot be read");
        }
        catch (Exception unreadable) when (unreadable is AsnContentException or CryptographicException)
        {
            throw new Refused("timestamp", $"timestamp.tsr is no response of a time-stamp authority: {unreadable.Message}");
        }
    }

    static bool IsTrusted(Rfc3161TimestampToken token, byte[] hash, X509Certificate2Collection roots)
    {
        try
        {
            var extra = token.AsSignedCms().Certificates;
            if (!token.VerifySignatureForHash(hash, HashAlgorithmName.SHA256, out var signer, extra)) return false;
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(roots);
            chain.ChainPolicy.ExtraStore.AddRange(extra);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.DisableCertificateDownloads = true;
            chain.ChainPolicy.VerificationTime = token.TokenInfo.Timestamp.UtcDateTime;
            chain.ChainPolicy.ApplicationPolicy.Add(new Oid(TimeStamping));
            return chain.Build(signer!);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
