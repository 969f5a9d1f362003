using System.Diagnostics;
using Lodestone.Transparency;
using Nsec = NSec.Cryptography;

namespace Lodestone.Bench.Ingest;

/// <summary>
/// libsodium verifying the same signatures and nothing else, on all processors: keys are parsed and the signed bytes put
/// together before the clock starts. No ledger that checks signatures one by one can be faster.
/// </summary>
internal sealed class VerifyAlone
{
    private readonly (Nsec.PublicKey Key, byte[] Message, byte[] Signature)[] work;

    private VerifyAlone((Nsec.PublicKey Key, byte[] Message, byte[] Signature)[] work) => this.work = work;

    /// <summary>Prepares statements.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="keyOf">The key of a key id.</param>
    public static VerifyAlone Of(IEnumerable<SignedStatement> statements, Func<KeyId, PublicKey> keyOf)
    {
        Dictionary<KeyId, Nsec.PublicKey> keys = [];
        return new VerifyAlone([.. statements.Select(signed =>
        {
            KeyId id = signed.Header.KeyId;
            if (!keys.TryGetValue(id, out Nsec.PublicKey? key))
            {
                key = Nsec.PublicKey.Import(
                    Nsec.SignatureAlgorithm.Ed25519, keyOf(id).Bytes.Span, Nsec.KeyBlobFormat.RawPublicKey);
                keys.Add(id, key);
            }

            return (key, signed.Header.ToBeSigned(signed.Payload.Span), signed.Signature.ToArray());
        })]);
    }

    /// <summary>Verifies all; how long it took.</summary>
    public TimeSpan Run()
    {
        long start = Stopwatch.GetTimestamp();
        int invalid = 0;
        Parallel.ForEach(work, one =>
        {
            if (!Nsec.SignatureAlgorithm.Ed25519.Verify(one.Key, one.Message, one.Signature))
            {
                Interlocked.Increment(ref invalid);
            }
        });
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        return invalid == 0 ? took : throw new InvalidOperationException($"{invalid} signatures do not hold.");
    }
}
