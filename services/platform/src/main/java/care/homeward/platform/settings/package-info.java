/**
 * What a service must be set to so that nothing acknowledged is lost, looked at when it starts.
 *
 * <p>Read in this order: {@link care.homeward.platform.settings.SettingsCheck} (when what is looked
 * at), {@code BindingRules}, {@code ClientRules} and {@code TopicRules} (what must be how, and
 * why), {@link care.homeward.platform.settings.WrongSettings} (how a service says so and stops).
 */
@NullMarked
package care.homeward.platform.settings;

import org.jspecify.annotations.NullMarked;
