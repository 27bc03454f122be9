/**
 * What a hospital's records say over HL7 v2: patient administration messages in minimal lower layer
 * framing, each acknowledged only after what follows from it is stored.
 *
 * <p>Reading order: {@link care.homeward.dischargeflow.hospital.Adt} (what a message says), {@code
 * AdtReader}, {@code HospitalTime}, {@code DischargeCodes}, {@code Reception} (message in,
 * acknowledgement out), {@code Acknowledgement}, {@code MllpListener}.
 */
@NullMarked
package care.homeward.dischargeflow.hospital;

import org.jspecify.annotations.NullMarked;
