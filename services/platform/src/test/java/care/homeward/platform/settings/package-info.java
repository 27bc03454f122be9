/** What stops a service at start, and what the stock settings would have lost. */
package care.homeward.platform.settings;
